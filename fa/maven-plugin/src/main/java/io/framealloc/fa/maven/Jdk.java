package io.framealloc.fa.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds a JDK that is recent enough to run the analyzer. */
final class Jdk {

  private static final int NEEDED = 25;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdk() {}

  /**
   * Returns its {@code java}.
   *
   * @param configured the home of a JDK, before all others; null if none is
   * @param toolchains the {@code java} of each toolchain, that of the build first
   * @param own the home of the JDK that Maven runs on
   * @param environment variables by name
   */
  static Path java(
      @Nullable String configured,
      List<String> toolchains,
      String own,
      Function<String, @Nullable String> environment)
      throws MojoExecutionException {
    if (configured != null) {
      return checked(configured, "fa.javaHome");
    }
    for (String toolchain : toolchains) {
      if (isRecent(Path.of(toolchain))) {
        return Path.of(toolchain);
      }
    }
    Path mavens = Path.of(own, "bin", "java");
    if (isRecent(mavens)) {
      return mavens;
    }
    String variable = "JAVA" + NEEDED + "_HOME";
    String home = environment.apply(variable);
    if (home != null) {
      return checked(home, variable);
    }
    throw new MojoExecutionException(
        "fa needs JDK %d or newer: run Maven on it, select it by maven-toolchains-plugin, or set fa.javaHome"
            .formatted(NEEDED));
  }

  private static Path checked(String home, String origin) throws MojoExecutionException {
    Path java = Path.of(home, "bin", "java");
    if (!isRecent(java)) {
      throw new MojoExecutionException("no JDK %d or newer: %s=%s".formatted(NEEDED, origin, home));
    }
    return java;
  }

  /** Whether the JDK around that program says in its release file that it is recent enough. */
  private static boolean isRecent(Path java) {
    try {
      Path release = java.resolveSibling("../release").normalize();
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find() && Integer.parseInt(version.group(1)) >= NEEDED;
    } catch (IOException e) {
      return false;
    }
  }
}
