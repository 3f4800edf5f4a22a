package io.framealloc.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every section of the guide with a program has its own here; a section of words and commands
 * stands on the page. What is neither is in a table of what is not there yet.
 */
final class GuideCoverageTest {

  private static final Path EXAMPLES = Path.of("").toAbsolutePath();
  private static final Path PAGE = EXAMPLES.resolveSibling("docs/troubleshooting.md");
  private static final Path GUIDE =
      Path.of(System.getProperty("framealloc.shared", "../../shared"), "guide/troubleshooting.txt");

  private static final Pattern ANNOTATION =
      Pattern.compile("@GuideSection\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)");
  private static final Pattern MISSING_ROW = Pattern.compile("\\| (.+?) \\| .+ \\| issue \\d+ \\|");

  /** Heading to text, of the third level. */
  private Map<String, String> sections = Map.of();

  @BeforeEach
  void readGuide() throws IOException {
    assumeTrue(Files.isReadable(GUIDE), () -> "no guide: " + GUIDE);
    sections = sections(Files.readString(GUIDE));
  }

  @Test
  void everySection_isThereOrNamedAsMissing() throws IOException {
    Set<String> covered = programs();
    covered.addAll(missing());
    Set<String> headings = sections(Files.readString(PAGE)).keySet();
    List<String> uncovered = new ArrayList<>();
    sections.forEach(
        (heading, text) -> {
          boolean program = text.contains("```rust");
          if (!covered.contains(heading) && (program || !headings.contains(heading))) {
            uncovered.add(heading);
          }
        });
    assertTrue(sections.size() > 20, () -> "sections: " + sections.keySet());
    assertEquals(List.of(), uncovered);
  }

  @Test
  void everyProgram_belongsToASection() throws IOException {
    Set<String> strangers = programs();
    strangers.removeAll(sections.keySet());
    assertEquals(Set.of(), strangers);
  }

  @Test
  void everyRowOfTheMissing_belongsToASection() throws IOException {
    Set<String> strangers = missing();
    strangers.removeAll(sections.keySet());
    assertEquals(Set.of(), strangers);
  }

  private static Map<String, String> sections(String page) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String part : page.split("(?m)^(?=##)")) {
      String heading = part.lines().findFirst().orElse("");
      if (heading.startsWith("### ")) {
        found.put(heading.substring(4).strip(), part);
      }
    }
    return found;
  }

  private static Set<String> programs() throws IOException {
    Set<String> found = new HashSet<>();
    for (Path file : new Sources(EXAMPLES.resolve("src/main/java")).files()) {
      Matcher annotation = ANNOTATION.matcher(Files.readString(file));
      while (annotation.find()) {
        found.add(annotation.group(1).replace("\\\"", "\""));
      }
    }
    return found;
  }

  private static Set<String> missing() throws IOException {
    Set<String> found = new HashSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = MISSING_ROW.matcher(line);
      if (row.matches()) {
        found.add(row.group(1));
      }
    }
    return found;
  }
}
