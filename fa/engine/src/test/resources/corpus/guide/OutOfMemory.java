package guide.memory;

import static io.framealloc.Bytes.megabytes;

import io.framealloc.AllocConfig;
import io.framealloc.FrameVec;
import io.framealloc.Overflow;
import io.framealloc.SmartAlloc;

/** A capacity that a frame may not pass, and the question how much of it is left. */
final class OutOfMemory {

  private OutOfMemory() {}

  // region problem
  static void problem() {
    try (SmartAlloc alloc = limited()) {
      alloc.beginFrame();
      while (true) {
        FrameVec<Byte> data = alloc.frameVec(Byte.class); // WARN FA301
        data.resize(1_000_000, (byte) 0); // FrameExhaustedException at the capacity
      }
    }
  }

  // endregion

  // region limited
  static SmartAlloc limited() {
    return SmartAlloc.create(
        AllocConfig.builder().frameCapacity(megabytes(20)).overflow(Overflow.FAIL).build());
  }

  // endregion

  // region solution
  static int solution() {
    int vectors = 0;
    try (SmartAlloc alloc = limited()) {
      alloc.beginFrame();
      while (alloc.frameRemaining() > megabytes(2)) {
        FrameVec<Byte> data = alloc.frameVec(Byte.class);
        data.resize(1_000_000, (byte) 0);
        vectors++;
      }
      alloc.endFrame();
    }
    return vectors;
  }
  // endregion
}
