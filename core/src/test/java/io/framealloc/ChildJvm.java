package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class of the tests in a JVM of its own: where options matter, where memory is
 * measured, and where a crash must be seen.
 */
final class ChildJvm {

  /** What came of it: exit code and everything it printed. */
  record Result(int exit, String output) {

    /** Fails unless the child ended well and printed exactly this. */
    void assertPrinted(String... lines) {
      assertEquals(
          String.join("\n", lines), output.strip(), () -> "exit=" + exit + ", output=" + output);
      assertEquals(0, exit);
    }

    /** Fails unless the child ended well. */
    Result assertWell() {
      assertEquals(0, exit, () -> output);
      return this;
    }
  }

  private final List<String> limits = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private boolean asModule;

  private ChildJvm(String... options) {
    this.options.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:+UseSerialGC"));
    this.options.addAll(List.of(options));
  }

  /** With the library on the class path. */
  static ChildJvm onClassPath(String... options) {
    ChildJvm child = new ChildJvm(options);
    child.program.addAll(List.of("-classpath", mainClasses() + File.pathSeparator + testClasses()));
    return child;
  }

  /** With the library as a module. */
  static ChildJvm onModulePath(String... options) {
    ChildJvm child = new ChildJvm(options);
    child.asModule = true;
    child.program.addAll(
        List.of(
            "--module-path",
            mainClasses().toString(),
            "--add-modules",
            "io.framealloc",
            "--patch-module",
            "io.framealloc=" + testClasses()));
    return child;
  }

  /** The option that gives the library native access on the class path. */
  static String nativeAccess() {
    return "--enable-native-access=ALL-UNNAMED";
  }

  /** With one more option. */
  ChildJvm with(String option) {
    options.add(option);
    return this;
  }

  /** With a variable in its environment. */
  ChildJvm withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** With so much address space; the shell and one malloc arena see to it. */
  ChildJvm limitedTo(int kibibytes) {
    limits.addAll(
        List.of(
            "/bin/sh", "-c", "ulimit -v " + kibibytes + "; MALLOC_ARENA_MAX=1 exec \"$@\"", "sh"));
    return this;
  }

  /** Runs {@code main} to its end, which must come within two minutes. */
  Result run(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(limits);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    if (asModule) {
      command.addAll(List.of("--module", "io.framealloc/" + main.getName()));
    } else {
      command.add(main.getName());
    }
    command.addAll(Arrays.asList(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return run(builder.start());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Result run(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    Thread watchdog = Thread.ofVirtual().start(() -> killLate(process));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    watchdog.interrupt();
    return new Result(exit, output);
  }

  private static void killLate(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path mainClasses() {
    return rootOf(SmartAlloc.class);
  }

  static Path testClasses() {
    return rootOf(ChildJvm.class);
  }

  private static Path rootOf(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try {
      URL found = type.getModule().getClassLoader().getResource(file);
      Path path = Path.of(found.toURI());
      for (int i = 0; i <= file.chars().filter(c -> c == '/').count(); i++) {
        path = path.getParent();
      }
      return path;
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
