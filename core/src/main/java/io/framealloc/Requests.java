package io.framealloc;

import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.memory.Memory;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks of what a caller asks for. */
final class Requests {

  private static final long MAX_ALIGNMENT = 4096;

  private Requests() {}

  /** Refuses a negative size, and an alignment that is no power of two from 1 to 4096. */
  static void checkSize(long bytes, long alignment) {
    if (bytes < 0) {
      throw Errors.negative("bytes", bytes);
    }
    if (alignment <= 0 || alignment > MAX_ALIGNMENT || (alignment & (alignment - 1)) != 0) {
      throw Errors.badAlignment(alignment);
    }
  }

  /** The bytes of {@code n} elements. */
  static long total(long elementBytes, long n) {
    if (n < 0) {
      throw Errors.negative("n", n);
    }
    if (Math.multiplyHigh(elementBytes, n) != 0 || elementBytes * n < 0) {
      throw FrameExhaustedException.impossible("n=" + n + ", elementBytes=" + elementBytes);
    }
    return elementBytes * n;
  }

  /** The bytes of {@code n} elements that are reached by an index. */
  static long elements(long elementBytes, int n) {
    if (n > Memory.INDEX_MASK) {
      throw FrameExhaustedException.impossible("n=" + n + ", elementBytes=" + elementBytes);
    }
    return total(elementBytes, n);
  }

  /** The result, or empty if the pool or the machine has no room for it. */
  static <R> Optional<R> attemptPooled(Supplier<R> allocation) {
    try {
      return Optional.of(allocation.get());
    } catch (PoolExhaustedException | BudgetExceededException e) {
      return Optional.empty();
    }
  }

  /** The result, or empty if there is no room for it. */
  static <R> Optional<R> attempt(Supplier<R> allocation) {
    try {
      return Optional.of(allocation.get());
    } catch (FrameExhaustedException | BudgetExceededException e) {
      return Optional.empty();
    }
  }
}
