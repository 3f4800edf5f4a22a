package io.framealloc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

final class PoolShortThreadsTest {

  @Test
  void tenThousandShortThreads_leaveNothingBehind() {
    assumeTrue(Residence.isKnown());
    ChildJvm.onClassPath(ChildJvm.nativeAccess(), "-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch")
        .run(PoolShortThreads.class)
        .assertPrinted("reserved at most 12 MiB true", "after trim 0", "resident flat");
  }
}
