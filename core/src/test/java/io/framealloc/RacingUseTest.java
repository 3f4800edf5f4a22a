package io.framealloc;

import org.junit.jupiter.api.Test;

/** Races of all kinds of misuse, in a JVM of their own: a crash is a failure. */
final class RacingUseTest {

  @Test
  void aMillionRounds_endInErrorsOfOursAtWorst() {
    ChildJvm.onClassPath(ChildJvm.nativeAccess(), "-Xmx512m")
        .run(RacingUse.class, "1200000", "42")
        .assertPrinted("rounds 1200000", "refused some true");
  }

  @Test
  void withoutNativeAccess_tooAreTheyRefused() {
    ChildJvm.onClassPath("--illegal-native-access=deny", "-Xmx512m")
        .run(RacingUse.class, "150000", "43")
        .assertWell();
  }
}
