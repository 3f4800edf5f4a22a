package io.framealloc;

import java.util.function.Consumer;
import java.util.function.Function;

/** The methods about tags and budgets, as the contract has them. */
public final class SmartAlloc implements AutoCloseable {

  public static SmartAlloc create() {
    return new SmartAlloc();
  }

  public Scope beginFrame() {
    return new Scope();
  }

  public void endFrame() {}

  public Object frameAlloc(long bytes) {
    return bytes;
  }

  public <T> Object frameAlloc(Class<T> type) {
    return type;
  }

  public void withTag(String tag, Consumer<SmartAlloc> work) {
    work.accept(this);
  }

  public <R> R callWithTag(String tag, Function<SmartAlloc, R> work) {
    return work.apply(this);
  }

  public Scope tagScope(String tag) {
    return new Scope();
  }

  public void setThreadFrameBudget(long bytes) {}

  public void setFrameBudget(long bytes) {}

  @Override
  public void close() {}

  /** Something to be closed. */
  public static final class Scope implements AutoCloseable {
    @Override
    public void close() {}
  }
}
