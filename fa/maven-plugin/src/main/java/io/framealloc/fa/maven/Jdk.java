package io.framealloc.fa.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
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
   * @param toolchains of Maven
   * @param session of Maven
   */
  static Path java(@Nullable String configured, ToolchainManager toolchains, MavenSession session)
      throws MojoExecutionException {
    if (configured != null) {
      return checked(configured, "fa.javaHome");
    }
    Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    String found = toolchain == null ? null : toolchain.findTool("java");
    if (found != null && isRecent(Path.of(found))) {
      return Path.of(found);
    }
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    if (isRecent(own)) {
      return own;
    }
    String home = System.getenv("JAVA" + NEEDED + "_HOME");
    if (home != null) {
      return checked(home, "JAVA" + NEEDED + "_HOME");
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
