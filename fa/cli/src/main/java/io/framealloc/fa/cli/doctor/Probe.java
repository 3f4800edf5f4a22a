package io.framealloc.fa.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles a mistake as a module is compiled, and looks whether the compiler refuses it. */
final class Probe {

  private static final int SECONDS = 60;

  private static final String SOURCE =
      """
      import io.framealloc.FrameIntVec;
      import io.framealloc.SmartAlloc;

      final class FaProbe {
        static int probe(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameIntVec data = alloc.frameIntVec();
          alloc.endFrame();
          return data.get(0);
        }
      }
      """;

  private static final String MODULE = "module fa.probe { requires io.framealloc; }";

  private static final Set<String> MODULE_PATH = Set.of("-p", "--module-path");
  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

  /** What the compiler did. */
  enum Answer {
    /** It refused the mistake, with its code. */
    REFUSED,
    /** It compiled it. */
    ACCEPTED,
    /** It failed for another reason. */
    FAILED
  }

  private final Map<List<String>, Answer> known = new HashMap<>();

  /**
   * Compiles it.
   *
   * @param classPath of the module
   * @param processorPath of the module; null if the class path is searched
   * @param arguments further arguments of the module that choose plug-ins
   */
  Answer ask(List<Path> classPath, @Nullable List<Path> processorPath, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>();
    options.add("-classpath");
    options.add(joined(classPath));
    if (processorPath != null) {
      options.add("-processorpath");
      options.add(joined(processorPath));
    }
    options.addAll(arguments);
    return ask(options);
  }

  /**
   * Compiles it; as a module of its own where only a module path is given.
   *
   * @param options of javac
   */
  Answer ask(List<String> options) throws IOException {
    Answer answer = known.get(options);
    if (answer == null) {
      answer = compile(options);
      known.put(options, answer);
    }
    return answer;
  }

  private static Answer compile(List<String> options) throws IOException {
    Path folder = Files.createTempDirectory("fa-probe");
    try {
      Path source = folder.resolve("FaProbe.java");
      Files.writeString(source, SOURCE);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
      command.addAll(options);
      command.add("-d");
      command.add(folder.toString());
      command.add(source.toString());
      if (isModular(options)) {
        Path module = folder.resolve("module-info.java");
        Files.writeString(module, MODULE);
        command.add(module.toString());
      }
      Path output = folder.resolve("output");
      Process javac =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!javac.waitFor(SECONDS, TimeUnit.SECONDS)) {
        javac.destroyForcibly().waitFor();
        return Answer.FAILED;
      }
      if (javac.exitValue() == 0) {
        return Answer.ACCEPTED;
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return text.contains("FA104") ? Answer.REFUSED : Answer.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.FAILED;
    } finally {
      delete(folder);
    }
  }

  private static boolean isModular(List<String> options) {
    return options.stream().anyMatch(MODULE_PATH::contains)
        && options.stream().noneMatch(CLASS_PATH::contains);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
