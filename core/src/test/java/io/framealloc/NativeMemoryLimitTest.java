package io.framealloc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

final class NativeMemoryLimitTest {

  private static final int LIMIT_KIB = 600 << 10;

  private static final String REFUSAL =
      "[FA107] Out of native memory: requested=400.0 MiB, reserved=...; hint: use less, or give"
          + " the process more memory, cause java.lang.OutOfMemoryError";

  private static final String[] EXPECTED = {
    REFUSAL, REFUSAL, "still 42", "took most of it true", "and 1000 bytes more", "goes on"
  };

  /* A JVM that needs little itself, and whose compilers do not run out of memory instead. */
  private static final String[] SMALL = {
    "-XX:TieredStopAtLevel=1",
    "-Xmx32m",
    "-XX:ReservedCodeCacheSize=32m",
    "-XX:CompressedClassSpaceSize=16m"
  };

  @Test
  void outOfNativeMemory_isAClearErrorAndTheAllocatorGoesOn() {
    assumeTrue(Residence.isKnown());
    ChildJvm.onClassPath(SMALL)
        .with(ChildJvm.nativeAccess())
        .limitedTo(LIMIT_KIB)
        .run(NativeMemoryLimit.class)
        .assertPrinted(EXPECTED);
  }

  @Test
  void outOfNativeMemory_isTheSameErrorInTheFallback() {
    assumeTrue(Residence.isKnown());
    ChildJvm.onClassPath(SMALL)
        .with("--illegal-native-access=deny")
        .with("-Djava.util.logging.config.file=" + ChildJvm.testClasses().resolve("no-logging"))
        .limitedTo(LIMIT_KIB)
        .run(NativeMemoryLimit.class)
        .assertPrinted(EXPECTED);
  }

  private static String poolRefusal(String requested) {
    return "[FA404] Out of native memory: requested="
        + requested
        + ", reserved=...; hint: use less, or give the process more memory, cause"
        + " java.lang.OutOfMemoryError";
  }

  @Test
  void outOfNativeMemory_isAClearErrorOfPoolsAndTheHeapToo() {
    assumeTrue(Residence.isKnown());
    ChildJvm.onClassPath(SMALL)
        .with(ChildJvm.nativeAccess())
        .with("-Xlog:disable")
        .limitedTo(LIMIT_KIB)
        .run(PoolMemoryLimit.class)
        .assertPrinted(
            poolRefusal("400.0 MiB"),
            poolRefusal("256.0 KiB"),
            "took most of it true",
            poolRefusal("16.0 MiB"),
            "still open true",
            "and one slot more",
            "goes on");
  }
}
