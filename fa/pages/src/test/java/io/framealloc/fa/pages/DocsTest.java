package io.framealloc.fa.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The folder {@code docs/fa} of the project holds these pages and nothing else.
 *
 * <p>{@code -Dframealloc.docs=apply} writes it.
 */
final class DocsTest {

  private static final Path DOCS = Path.of("").toAbsolutePath().resolve("../../docs/fa");

  @Test
  void docs_areThePages() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("README.md", index());
    for (Code code : Code.values()) {
      expected.put(code + ".md", Page.of(code).markdown());
    }
    if ("apply".equals(System.getProperty("framealloc.docs"))) {
      write(expected);
    }
    assertEquals(expected, read(), "rewrite docs/fa with -Dframealloc.docs=apply");
  }

  private static Map<String, String> read() throws IOException {
    Map<String, String> found = new TreeMap<>();
    if (Files.isDirectory(DOCS)) {
      for (Path file : files()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return found;
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(DOCS);
    for (Path file : files()) {
      Files.delete(file);
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files.toList();
    }
  }

  private static String index() {
    List<String> lines = new ArrayList<>();
    lines.add("# Diagnostic codes");
    lines.add("");
    lines.add("One catalogue for the exceptions and reports of the library and for the analyzer");
    lines.add("`fa`. `fa explain CODE` prints these pages. Column *found*: by `fa` in source code");
    lines.add("(S), by the library at run time (R).");
    lines.add("");
    lines.add("| code | severity | found | meaning |");
    lines.add("|---|---|---|---|");
    for (Code code : Code.values()) {
      lines.add(
          "| [%s](%s.md) | %s | %s | %s |"
              .formatted(
                  code,
                  code,
                  code.severity().name().toLowerCase(Locale.ROOT),
                  found(code),
                  code.title()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String found(Code code) {
    if (code.name().startsWith("FA9")) {
      return "planned";
    }
    return Stream.of(code.isAtRunTime() ? "R" : "", code.isByAnalyzer() ? "S" : "")
        .filter(where -> !where.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }
}
