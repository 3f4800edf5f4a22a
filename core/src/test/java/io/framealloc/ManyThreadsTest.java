package io.framealloc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Whole populations of threads, each in a JVM of its own where memory can be measured. */
final class ManyThreadsTest {

  @Test
  void aMillionVirtualThreads_needTheMemoryOfThoseWithAnOpenFrame() {
    ChildJvm.onClassPath(ChildJvm.nativeAccess(), "-Xmx256m")
        .run(VirtualThreads.class, "1000000")
        .assertPrinted("sum 499999500000", "blocks within bounds");
  }

  @Test
  void tenThousandShortThreads_leaveNothingBehind() {
    assumeTrue(Residence.isKnown());
    shortThreads()
        .run(ShortThreads.class)
        .assertPrinted("reserved at most 12 MiB true", "resident flat", "reports 0");
  }

  @Test
  void tenThousandShortThreads_thatLeaveTheirFrameOpenLeaveNothingBehind() {
    assumeTrue(Residence.isKnown());
    shortThreads()
        .run(ShortThreads.class, "open")
        .assertPrinted("reserved at most 12 MiB true", "resident flat", "reports 10000");
  }

  /* All of the heap is resident from the start, so that what grows is native memory. */
  private static ChildJvm shortThreads() {
    return ChildJvm.onClassPath(
        ChildJvm.nativeAccess(), "-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch");
  }
}
