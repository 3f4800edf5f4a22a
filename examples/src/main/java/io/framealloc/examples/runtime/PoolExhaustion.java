package io.framealloc.examples.runtime;

import io.framealloc.AllocConfig;
import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Length;
import io.framealloc.examples.GuideSection;
import java.lang.foreign.ValueLayout;

/** A slot that is never closed never returns to its pool. */
@GuideSection("Pool Exhaustion")
@SuppressWarnings("ArrayRecordComponent") // a fixed-length array is part of the value
final class PoolExhaustion {

  private PoolExhaustion() {}

  // region limited
  /** 1 KiB. */
  record LargeObject(@Length(128) double[] values) {}

  static SmartAlloc limited() {
    return SmartAlloc.create(AllocConfig.builder().poolLimit(1000).build());
  }

  // endregion

  @SuppressWarnings("FA401") // the Problem itself: slots are never closed
  // region problem
  static void problem(SmartAlloc alloc) {
    for (int i = 0; i < 1_000_000; i++) {
      var _ = alloc.poolAlloc(LargeObject.class); // PoolExhaustedException at the limit
      // never closed
    }
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    int closed = 0;
    for (int i = 0; i < 1_000_000; i++) {
      try (PoolSlot data = alloc.poolAlloc(LargeObject.class)) {
        data.segment().set(ValueLayout.JAVA_DOUBLE, 0, i); // use the data here
      } // the slot is back in its pool
      closed++;
    }
    return closed;
  }
  // endregion
}
