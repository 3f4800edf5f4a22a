package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine over sources that know nothing of us, every method run and every model on: no crash,
 * and nothing to report.
 *
 * <p>Of the JDK it is the packages below {@code java.nio} and {@code java.util}; {@code
 * -Dframealloc.fa.jdk=java} takes all below {@code java}, {@code -Dframealloc.fa.jdk=} (empty) the
 * whole of {@code java.base}.
 */
final class ForeignSourcesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"guava, 500", "commons-lang3, 200", "netty-buffer, 80"})
  void sourcesOfLibraries_giveNothing(String library, int least) throws IOException {
    Path jar = sourcesOf(library);
    List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
    assertNothing(extract(jar, "/"), least, options);
  }

  @Test
  void sourcesOfTheJdk_giveNothing() throws IOException {
    Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    assumeTrue(Files.exists(zip), "this JDK comes without its sources");
    String parts = System.getProperty("framealloc.fa.jdk", "java/nio,java/util");
    List<Path> files = new ArrayList<>();
    for (String part : parts.split(",", -1)) {
      files.addAll(extract(zip, "/java.base/" + part));
    }
    List<String> options =
        List.of("-proc:none", "--patch-module", "java.base=" + folder.resolve("java.base"));
    assertNothing(files, 400, options);
  }

  private static Path sourcesOf(String library) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith(library + "-") && name.endsWith("-sources.jar")) {
        return Path.of(entry);
      }
    }
    throw new AssertionError("no sources on the class path: library=" + library);
  }

  private static void assertNothing(List<Path> files, int least, List<String> options)
      throws IOException {
    assertTrue(files.size() >= least, "files=" + files.size());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problems,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      assertEquals(
          List.of(),
          problems.getDiagnostics().stream()
              .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
              .toList());
      Settings settings = Settings.DEFAULT.withModels(EnumSet.allOf(Model.class));
      assertEquals(
          List.of(),
          new Compilation(task, settings, units, Summaries.NONE, true).findings(),
          "findings");
    }
  }

  /* Snippets are wrong on purpose: they show what is refused. */
  private List<Path> extract(Path archive, String part) throws IOException {
    List<Path> files = new ArrayList<>();
    try (FileSystem sources = FileSystems.newFileSystem(archive);
        Stream<Path> all = Files.walk(sources.getPath(part))) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = file.toString();
        if (name.endsWith(".java")
            && !name.endsWith("module-info.java")
            && !name.contains("/snippet-files/")) {
          Path to = folder.resolve(name.substring(1));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
          files.add(to);
        }
      }
    }
    return files;
  }
}
