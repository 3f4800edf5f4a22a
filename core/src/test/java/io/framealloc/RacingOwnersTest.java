package io.framealloc;

import org.junit.jupiter.api.Test;

/** Races over what is meant for one thread at a time, in a JVM of their own. */
final class RacingOwnersTest {

  @Test
  void manyRounds_endInExceptionsAtWorst() {
    ChildJvm.onClassPath(ChildJvm.nativeAccess(), "-Xmx512m")
        .run(RacingOwners.class, "150000", "42")
        .assertPrinted("rounds 150000", "refused some true");
  }

  @Test
  void withoutNativeAccess_tooTheyEndSo() {
    ChildJvm.onClassPath("--illegal-native-access=deny", "-Xmx512m")
        .run(RacingOwners.class, "20000", "43")
        .assertWell();
  }
}
