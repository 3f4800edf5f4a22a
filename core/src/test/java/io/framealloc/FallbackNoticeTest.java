package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user sees who has not enabled native access: one line of ours, no warning of the JVM. */
final class FallbackNoticeTest {

  private static final String NOTICE =
      "INFO: framealloc runs without native access, in its slower fallback; add the JVM option "
          + "--enable-native-access=";

  private static void assertOneLine(String module, ChildJvm child) {
    List<String> lines =
        child.run(FallbackNotice.class).assertWell().output().strip().lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).contains("io.framealloc"), lines::toString);
    assertEquals(NOTICE + module, lines.get(1));
  }

  private static void assertNothing(ChildJvm child) {
    child.run(FallbackNotice.class).assertPrinted("");
  }

  @Test
  void classPath_withoutTheOptionSaysOnceWhatToAdd() {
    assertOneLine("ALL-UNNAMED", ChildJvm.onClassPath());
    assertOneLine("ALL-UNNAMED", ChildJvm.onClassPath("--illegal-native-access=deny"));
    assertOneLine("ALL-UNNAMED", ChildJvm.onClassPath("--illegal-native-access=warn"));
  }

  @Test
  void modulePath_withoutTheOptionSaysOnceWhatToAdd() {
    assertOneLine("io.framealloc", ChildJvm.onModulePath("--add-modules=java.logging"));
    assertOneLine(
        "io.framealloc",
        ChildJvm.onModulePath("--illegal-native-access=deny", "--add-modules=java.logging"));
  }

  @Test
  void option_silencesIt() {
    assertNothing(ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED"));
    assertNothing(ChildJvm.onModulePath("--enable-native-access=io.framealloc"));
  }
}
