package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.mutation.Program.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our examples and our demo, as they are and rewritten for other libraries. */
final class Programs {

  private static final Pattern SUPPRESSED =
      Pattern.compile("@SuppressWarnings\\([^)]*\"(FA\\d|framealloc)");
  private static final Path ROOT = Path.of("..", "..");
  private static final Path STUB =
      Path.of("src", "test", "resources", "corpus", "stubs", "org", "lwjgl", "system");

  private Programs() {}

  static List<Source> of(Dialect dialect) {
    List<Source> sources = new ArrayList<>();
    for (String module : List.of("examples", "demo")) {
      addAll(ROOT.resolve(Path.of(module, "src", "main", "java")), sources);
    }
    return dialect == Dialect.FRAMEALLOC ? sources : rewritten(sources, dialect);
  }

  /* The command line of the demo needs a library that is not there. */
  private static void addAll(Path folder, List<Source> sources) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        String name = file.toString();
        if (name.endsWith(".java") && !name.endsWith("-info.java")) {
          String text = Files.readString(file);
          if (!text.contains("import picocli.")) {
            sources.add(new Source("/" + folder.relativize(file), text));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Source> rewritten(List<Source> sources, Dialect to) {
    Program program = new Program(sources);
    Sites sites = sites(program, Dialect.FRAMEALLOC);
    List<Source> rewritten = new ArrayList<>(Skeletons.of(program, sites, to));
    List<Source> stub = new ArrayList<>();
    addAll(STUB, stub);
    stub.forEach(s -> rewritten.add(new Source("/org/lwjgl/system" + s.name(), s.text())));
    return rewritten;
  }

  /** Returns the sites in methods in which nothing is wrong, and nothing suppressed. */
  static Sites sites(Program program, Dialect dialect) {
    List<Finding> known = program.findings(dialect.models);
    return new Sites(program, dialect, (unit, method) -> isRight(program, unit, method, known));
  }

  private static boolean isRight(
      Program program, CompilationUnitTree unit, MethodTree method, List<Finding> known) {
    String file = unit.getSourceFile().getName();
    int from = program.start(unit, method);
    int to = program.end(unit, method);
    return to > from
        && !SUPPRESSED.matcher(program.text(unit).substring(from, to)).find()
        && known.stream()
            .map(Finding::span)
            .noneMatch(f -> f.file().equals(file) && f.start() >= from && f.start() < to);
  }
}
