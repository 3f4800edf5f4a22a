package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine over sources of the JDK, every method run: no crash, and nothing to report.
 *
 * <p>{@code -Dframealloc.fa.jdk=java} takes all packages below {@code java} of {@code java.base},
 * {@code -Dframealloc.fa.jdk=} (empty) the whole module; by default it is one package of them.
 */
final class JdkSourcesTest {

  @TempDir private Path folder;

  @Test
  void sourcesOfTheJdk_giveNothing() throws IOException {
    Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    assumeTrue(Files.exists(zip), "this JDK comes without its sources");
    String part = System.getProperty("framealloc.fa.jdk", "java/nio/file");
    List<Path> files = extract(zip, part);
    assertTrue(files.size() > 50, "too few files: " + files.size());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "--patch-module", "java.base=" + folder.resolve("java.base"));
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
      Settings settings = Settings.DEFAULT.withModels(EnumSet.allOf(Model.class));
      assertEquals(
          List.of(),
          new Compilation(task, settings, units, Summaries.NONE, true).findings(),
          "findings");
    }
  }

  private List<Path> extract(Path zip, String part) throws IOException {
    try (FileSystem sources = FileSystems.newFileSystem(zip);
        Stream<Path> all = Files.walk(sources.getPath("/java.base", part))) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (file.toString().endsWith(".java") && !file.endsWith("module-info.java")) {
          Path to = folder.resolve(file.toString().substring(1));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return Sample.files(folder);
  }
}
