package io.framealloc.fa.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the analyzer's JDK comes from, and what is said where there is none. */
final class JdkTest {

  @TempDir private Path folder;
  private String old = "";
  private String recent = "";
  private String newer = "";

  @BeforeEach
  void writeReleaseFiles() throws IOException {
    old = jdk("old", "17.0.2");
    recent = jdk("recent", "25");
    newer = jdk("newer", "26.0.1");
  }

  @Test
  void configuredHome_isBeforeAllOthers() throws Exception {
    assertEquals(java(recent), find(recent, List.of(java(newer).toString()), newer, Map.of()));
    assertEquals(
        "no JDK 25 or newer: fa.javaHome=" + old,
        refused(old, List.of(java(newer).toString()), newer, Map.of()));
  }

  @Test
  void toolchain_isBeforeTheJdkOfMaven() throws Exception {
    assertEquals(java(recent), find(null, List.of(java(recent).toString()), newer, Map.of()));
    assertEquals(java(newer), find(null, List.of(java(old).toString()), newer, Map.of()));
    List<String> two = List.of(java(old).toString(), java(recent).toString());
    assertEquals(java(recent), find(null, two, newer, Map.of()));
    assertEquals(java(newer), find(null, List.of(), newer, Map.of("JAVA25_HOME", recent)));
  }

  @Test
  void environment_isTheLast() throws Exception {
    assertEquals(java(recent), find(null, List.of(), old, Map.of("JAVA25_HOME", recent)));
    assertEquals(
        "no JDK 25 or newer: JAVA25_HOME=" + old,
        refused(null, List.of(), old, Map.of("JAVA25_HOME", old)));
  }

  @Test
  void withoutAny_oneSentenceSaysWhatToDo() {
    assertEquals(
        "fa needs JDK 25 or newer: run Maven on it, select it by maven-toolchains-plugin,"
            + " or set fa.javaHome",
        refused(null, List.of(java(old).toString()), folder.resolve("none").toString(), Map.of()));
  }

  private static Path find(
      @Nullable String configured,
      List<String> toolchains,
      String own,
      Map<String, String> environment)
      throws MojoExecutionException {
    return Jdk.java(configured, toolchains, own, environment::get);
  }

  private static String refused(
      @Nullable String configured,
      List<String> toolchains,
      String own,
      Map<String, String> environment) {
    return assertThrows(
            MojoExecutionException.class, () -> find(configured, toolchains, own, environment))
        .getMessage();
  }

  private static Path java(String home) {
    return Path.of(home, "bin", "java");
  }

  private String jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home.toString();
  }
}
