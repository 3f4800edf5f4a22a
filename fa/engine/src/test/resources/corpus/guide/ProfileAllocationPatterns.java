package guide.performance;

import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import java.time.Duration;
import java.util.Arrays;

/** How long a frame takes. */
final class ProfileAllocationPatterns {

  private ProfileAllocationPatterns() {}

  // region solution
  static Duration averageFrameTime(SmartAlloc alloc) {
    long[] times = new long[1000];

    for (int frame = 0; frame < times.length; frame++) {
      long start = System.nanoTime();
      alloc.beginFrame();

      // your allocation pattern
      FrameIntVec data = alloc.frameIntVec();
      for (int i = 0; i < 1000; i++) {
        data.push(i);
      }

      alloc.endFrame();
      times[frame] = System.nanoTime() - start;
    }

    Arrays.sort(times);
    System.out.println("Median frame time: " + times[times.length / 2] + " ns");
    return Duration.ofNanos(Arrays.stream(times).sum() / times.length);
  }
  // endregion
}
