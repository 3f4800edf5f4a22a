package io.framealloc.examples.memory;

import static io.framealloc.Bytes.megabytes;

import io.framealloc.AllocConfig;
import io.framealloc.FrameVec;
import io.framealloc.Overflow;
import io.framealloc.SmartAlloc;
import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.examples.GuideSection;

/** Budgets that nothing may pass, and the question how much of one is used. */
@GuideSection("Out of Memory")
final class OutOfMemory {

  private OutOfMemory() {}

  // region problem
  static void problem(SmartAlloc alloc) {
    alloc.setFrameBudget(megabytes(100));
    alloc.beginFrame();
    FrameVec<Byte> data = alloc.frameVec(Byte.class);
    while (true) {
      data.resize(data.size() + 1_000_000, (byte) 0); // BudgetExceededException
    }
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    int vectors = 0;
    alloc.setFrameBudget(megabytes(100));
    alloc.beginFrame();
    while (alloc.frameUsage() < megabytes(90)) {
      FrameVec<Byte> data = alloc.frameVec(Byte.class);
      data.resize(1_000_000, (byte) 0);
      vectors++;
    }
    alloc.endFrame();
    return vectors;
  }

  // endregion

  // region tags
  static void tags(SmartAlloc alloc) {
    alloc.setGlobalBudget(megabytes(512)); // frames, pools and heap memory of all threads
    alloc.setTagBudget("ui", megabytes(1), megabytes(2)); // a warning, then a refusal
    alloc.withTag("ui", a -> a.heapAlloc(megabytes(3), 8).close()); // BudgetExceededException
  }

  // endregion

  // region handler
  static long handler(SmartAlloc alloc) {
    alloc.setTagBudget("ui", megabytes(1), megabytes(2));
    alloc.onBudgetExceeded(
        request -> {
          System.out.println(request.requested() + " more bytes of " + request.kind());
          return BudgetExceededPolicy.ALLOW;
        });
    return alloc.callWithTag(
        "ui",
        a -> {
          try (var large = a.heapAlloc(megabytes(3), 8)) {
            return large.segment().byteSize();
          }
        });
  }

  // endregion

  // region limited
  static SmartAlloc limited() {
    return SmartAlloc.create(
        AllocConfig.builder().frameCapacity(megabytes(20)).overflow(Overflow.FAIL).build());
  }

  // endregion

  @SuppressWarnings("FA301") // the Problem itself: a loop that allocates without end
  // region full
  static void full() {
    try (SmartAlloc alloc = limited()) {
      alloc.beginFrame();
      while (true) {
        FrameVec<Byte> data = alloc.frameVec(Byte.class);
        data.resize(1_000_000, (byte) 0); // FrameExhaustedException at the capacity
      }
    }
  }
  // endregion
}
