package io.framealloc;

import io.framealloc.accounting.EventSubscription;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.DiagnosticException;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.SnapshotEmitter;
import io.framealloc.diagnostics.SnapshotSource;
import io.framealloc.diagnostics.StrictMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The part of an allocator that tells what it does and what it finds. */
abstract sealed class ObservedAlloc extends BehaviorAlloc implements SnapshotSource
    permits SmartAlloc {

  private final List<ManagedBean.Registered> beans = new ArrayList<>();

  abstract DiagnosticSink sink();

  /* Events. */

  /**
   * Tells a listener what this allocator does from now on: frames, overflows, budgets, transfers,
   * leaks, blocks.
   *
   * <p>It is called on the thread that acts, outside all locks. What it throws is logged, once, and
   * does no harm; what it does with this allocator is not told to listeners. Frames of a thread are
   * told from the next one that it begins. Without a listener a frame costs nothing more.
   *
   * @param listener gets every event; called by several threads at once
   * @return what removes it
   */
  public EventSubscription onFrameEvent(Consumer<? super FrameEvent> listener) {
    return sink().events.listen(listener);
  }

  /* Findings. */

  /**
   * Sends every finding that is not an exception to {@code consumer}; without one they are logged.
   *
   * <p>Of one place, or of the same words where no place is known, the first finding is sent, and
   * at the {@linkplain SmartAlloc#close close} how many followed.
   *
   * @param consumer called by whichever thread notices, outside all locks; what it throws is logged
   */
  public void diagnostics(@Nullable Consumer<Diagnostic> consumer) {
    sink().redirect(consumer);
  }

  /**
   * Sets which findings become a {@link DiagnosticException}; {@link StrictMode} says where it is
   * thrown. Until then it is what {@link AllocConfig#strictMode} says.
   *
   * @param mode from now on
   */
  public void strictMode(StrictMode mode) {
    sink().strictMode(Objects.requireNonNull(mode, "mode"));
  }

  /**
   * Returns which findings become an exception.
   *
   * @return the mode in effect
   */
  public StrictMode strictMode() {
    return sink().strictMode();
  }

  /* Snapshots. */

  /**
   * Takes a snapshot of all figures, as a {@link SnapshotEmitter} writes it; switches statistics
   * on, if they are off.
   *
   * <p>Frame number and duration, and what was received and taken back in the frame, are the
   * calling thread's; the latter are counted while somebody listens to events, as an emitter that
   * emits by itself does.
   *
   * @return the figures of this moment, consistent with {@link #statistics}
   */
  @Override
  public Snapshot snapshot() {
    return new SnapshotTaker(self()).take();
  }

  /**
   * Lets an emitter look at the end of every frame whether a snapshot is due, and switches
   * statistics on; {@link SnapshotEmitter#create} calls it for an emitter that emits by itself.
   *
   * @param emitter of this allocator
   */
  @Override
  public void emitWith(SnapshotEmitter emitter) {
    enableStatistics();
    onFrameEvent(
        event -> {
          if (event instanceof FrameEvent.FrameEnd) {
            emitter.maybeEmit();
          }
        });
  }

  /* Management. */

  /**
   * Registers this allocator with JMX, under a name that no other allocator of this JVM has; see
   * {@link #registerMXBean(String)}.
   *
   * @return the object name, {@code io.framealloc:type=SmartAlloc,name=alloc-1}, for example
   * @throws IllegalStateException if this JVM has no module {@code java.management}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public String registerMXBean() {
    return registerMXBean(sink().events.allocator);
  }

  /**
   * Registers this allocator with JMX, as a {@link SmartAllocMXBean}, until it is closed or
   * collected.
   *
   * @param name distinguishes allocators
   * @return the object name, {@code io.framealloc:type=SmartAlloc,name=NAME}
   * @throws IllegalStateException if the name is taken, or this JVM has no module {@code
   *     java.management}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public String registerMXBean(String name) {
    Objects.requireNonNull(name, "name");
    if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
      throw Errors.noManagement();
    }
    synchronized (beans) {
      if (isClosed()) {
        throw Errors.allocatorClosed();
      }
      ManagedBean.Registered bean = ManagedBean.register(self(), name);
      beans.add(bean);
      return bean.name();
    }
  }

  abstract boolean isClosed();

  /** Ends what was registered. */
  final void unregister() {
    synchronized (beans) {
      beans.forEach(bean -> bean.end().run());
      beans.clear();
    }
  }
}
