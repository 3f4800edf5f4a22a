package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The programs of the guide: each Problem gives its code at its line, and nothing else is found.
 *
 * <p>They are the sources of the examples, in one compilation. The Problems are suppressed there,
 * so that they compile with the plugin; here these suppressions are blanked out.
 */
final class GuideTest {

  private static final Path EXAMPLES =
      Path.of("..", "..", "examples", "src", "main", "java").toAbsolutePath().normalize();
  private static final Path HOME = EXAMPLES.resolve(Path.of("io", "framealloc", "examples"));
  private static final Path TABLE = Path.of("src", "test", "resources", "guide.txt");

  private static final Pattern SUPPRESSION = Pattern.compile("\"(FA\\d{3})\"");

  private static List<Path> files() {
    return Sample.files(EXAMPLES).stream().filter(f -> !f.endsWith("module-info.java")).toList();
  }

  private static boolean isSuppression(String line) {
    return line.contains("@SuppressWarnings(") && SUPPRESSION.matcher(line).find();
  }

  private static Source withoutSuppressions(Path file) {
    List<String> lines = new ArrayList<>();
    for (String line : Sample.linesOf(file)) {
      lines.add(isSuppression(line) ? SUPPRESSION.matcher(line).replaceAll("\"     \"") : line);
    }
    return new Source(file, String.join("\n", lines) + "\n");
  }

  private static Set<String> found() {
    Set<String> found = new TreeSet<>();
    List<Source> sources = files().stream().map(GuideTest::withoutSuppressions).toList();
    for (Finding finding : Sample.findingsIn(Settings.DEFAULT, sources)) {
      Path file = Path.of(finding.span().file());
      String severity = finding.severity().name().replace("WARNING", "WARN");
      String line = Sample.linesOf(file).get(finding.span().line() - 1).strip();
      found.add(nameOf(file) + ": " + severity + " " + finding.code() + ": " + line);
    }
    return found;
  }

  private static String nameOf(Path file) {
    return HOME.relativize(file).toString().replace('\\', '/');
  }

  @Test
  void everyProblem_givesItsCodeAtItsLine_andNothingElseIsFound() {
    Set<String> expected = new TreeSet<>(Sample.linesOf(TABLE));
    expected.removeIf(line -> line.isBlank() || line.startsWith("#"));
    assertFalse(expected.isEmpty());
    assertEquals(String.join("\n", expected), String.join("\n", found()));
  }

  @Test
  void examplesAsTheyAre_giveNothing() {
    assertEquals(List.of(), Sample.findings(Settings.DEFAULT, files()));
  }

  @Test
  void everySuppression_isExplained_andNeeded() {
    List<String> wrong = new ArrayList<>();
    Set<String> found = found();
    for (Path file : files()) {
      for (String line : Sample.linesOf(file)) {
        if (isSuppression(line)) {
          if (!line.contains(" // the Problem itself: ")) {
            wrong.add("not explained: " + nameOf(file) + ": " + line);
          }
          for (Matcher code = SUPPRESSION.matcher(line); code.find(); ) {
            String start = nameOf(file) + ": ";
            String what = " " + code.group(1) + ": ";
            if (found.stream().noneMatch(f -> f.startsWith(start) && f.contains(what))) {
              wrong.add("not needed: " + nameOf(file) + ": " + line);
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
