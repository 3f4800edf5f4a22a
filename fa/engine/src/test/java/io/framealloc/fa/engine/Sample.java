package io.framealloc.fa.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources with the findings that they should give, in comments at the ends of their lines. */
final class Sample {

  private static final Pattern EXPECTED = Pattern.compile("// (ERROR|WARN|HINT) (FA\\d{3})");
  private static final Pattern MORE = Pattern.compile(", (ERROR|WARN|HINT) (FA\\d{3})");

  private Sample() {}

  /** Returns what the engine finds in files of one compilation. */
  static List<Finding> findings(Settings settings, List<Path> files) {
    return findingsIn(settings, files.stream().map(Source::of).toList());
  }

  /** Returns what the engine finds in sources of one compilation, which have to compile. */
  static List<Finding> findingsIn(Settings settings, List<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, problems, options, null, sources);
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      problems.getDiagnostics().stream()
          .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
          .findFirst()
          .ifPresent(
              d -> {
                throw new IllegalArgumentException("the sample does not compile: " + d);
              });
      return new Engine(task, settings).analyze(units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what files should give: {@code File.java:12 ERROR FA104}. */
  static Set<String> expected(List<Path> files) {
    Set<String> expected = new TreeSet<>();
    for (Path file : files) {
      List<String> lines = linesOf(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher label = EXPECTED.matcher(lines.get(i));
        if (label.find()) {
          expected.add(key(file, i + 1, label.group(1), label.group(2)));
          Matcher more = MORE.matcher(lines.get(i));
          for (int from = label.end(); more.find(from); from = more.end()) {
            expected.add(key(file, i + 1, more.group(1), more.group(2)));
          }
        }
      }
    }
    return expected;
  }

  private static String key(Path file, int line, String severity, String code) {
    return file.getFileName() + ":" + line + " " + severity + " " + code;
  }

  /** Returns findings in the form of the expectations. */
  static Set<String> actual(List<Finding> findings) {
    Set<String> actual = new TreeSet<>();
    for (Finding finding : findings) {
      String severity = finding.severity().name().replace("WARNING", "WARN");
      Path file = Path.of(finding.span().file());
      actual.add(key(file, finding.span().line(), severity, finding.code().name()));
    }
    return actual;
  }

  /** Returns the Java files below a folder. */
  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines on which expectation and findings differ. */
  static List<String> differences(Set<String> expected, Set<String> actual) {
    List<String> differences = new ArrayList<>();
    expected.stream().filter(e -> !actual.contains(e)).forEach(e -> differences.add("missed " + e));
    actual.stream().filter(a -> !expected.contains(a)).forEach(a -> differences.add("wrong " + a));
    return differences;
  }
}
