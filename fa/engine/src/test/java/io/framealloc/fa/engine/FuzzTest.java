package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sources with mistakes of all kinds: whatever they are, the engine neither fails nor hangs.
 *
 * <p>The seed is in the name of each test; {@code -Dframealloc.fa.fuzz=20} makes 20 of each file.
 */
final class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("framealloc.fa.fuzz", 2);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Settings ALL = Settings.DEFAULT.withModels(EnumSet.allOf(Model.class));

  @TestFactory
  Stream<DynamicTest> mutatedSource_neverFails() {
    return Corpus.all().stream()
        .flatMap(folder -> folder.files().stream())
        .flatMap(
            file -> Stream.iterate(0, round -> round + 1).limit(ROUNDS).map(r -> test(file, r)));
  }

  private static DynamicTest test(Path file, int round) {
    long seed = 31L * file.toString().replace('\\', '/').hashCode() + round;
    return dynamicTest(
        file.getFileName() + " seed " + seed,
        () -> {
          String text = Mutations.of(String.join("\n", Sample.linesOf(file)), new Random(seed));
          assertTimeoutPreemptively(LIMIT, () -> analyze(file, text), () -> "hangs:\n" + text);
        });
  }

  @Test
  void mutations_changeTheSource_andManyStillParse() {
    int parsed = 0;
    int all = 0;
    for (Corpus folder : Corpus.all()) {
      for (Path file : folder.files()) {
        String text = String.join("\n", Sample.linesOf(file));
        String changed = Mutations.of(text, new Random(file.getFileName().toString().hashCode()));
        assertTrue(!changed.equals(text), file::toString);
        parsed += analyze(file, changed) ? 1 : 0;
        all++;
      }
    }
    assertTrue(parsed * 3 > all, "parsed=" + parsed + " of " + all);
  }

  /* Returns whether it could be parsed; what cannot is analysed as far as it was. */
  private static boolean analyze(Path file, String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problems,
                  List.of(
                      "-proc:none",
                      "--should-stop=ifError=FLOW",
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  List.of(new Source(file, text)));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      boolean parsed =
          problems.getDiagnostics().stream()
              .noneMatch(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR);
      try {
        task.analyze();
      } catch (RuntimeException e) {
        return false; // the compiler itself gave up
      }
      try {
        new Engine(task, ALL).analyze(units);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("parsed=" + parsed + ":\n" + text, e);
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
