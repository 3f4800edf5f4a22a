package io.framealloc;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Waits for what another thread does, for instance freeing a block. */
final class Waiting {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Waiting() {}

  /** Until it is true; {@code state} is for the message of the failure. */
  static void until(BooleanSupplier condition, Supplier<?> state) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        fail("did not come true: " + state.get());
      }
      nap();
    }
  }

  /** The value, once it has stayed the same for a while. */
  static long settled(LongSupplier value) {
    long last = value.getAsLong();
    for (int same = 0; same < 20; same++) {
      nap();
      long now = value.getAsLong();
      if (now != last) {
        same = 0;
        last = now;
      }
    }
    return last;
  }

  static void nap() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
