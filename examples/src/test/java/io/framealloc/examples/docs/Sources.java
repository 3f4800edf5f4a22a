package io.framealloc.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the examples, and the regions marked in them. */
final class Sources {

  /** The name of the region that holds a file's imports; it needs no marks. */
  private static final String IMPORTS = "imports";

  private final Path root;
  private static final String SUPPRESSED = "// the Problem itself: ";

  private final List<Path> files;

  Sources(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> found = Files.walk(root)) {
      files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  List<Path> files() {
    return files;
  }

  /**
   * The lines of a region of the file with this simple name, without their common indentation, and
   * without what tells the analyzer that a Problem is one.
   */
  List<String> region(String name, String region) throws IOException {
    List<String> lines = Files.readAllLines(file(name));
    if (region.equals(IMPORTS)) {
      return lines.stream()
          .filter(line -> line.matches("import (?!.*\\.GuideSection;).*"))
          .toList();
    }
    int start = indexOf(lines, 0, "// region " + region, name);
    int end = indexOf(lines, start, "// endregion", name);
    List<String> shown =
        lines.subList(start + 1, end).stream().filter(line -> !line.contains(SUPPRESSED)).toList();
    return trimmed(String.join("\n", shown));
  }

  /** The full name of the class with this simple name. */
  String className(String name) {
    String relative = root.relativize(file(name)).toString();
    return relative.substring(0, relative.length() - ".java".length()).replaceAll("[/\\\\]", ".");
  }

  private Path file(String name) {
    List<Path> matching =
        files.stream().filter(file -> file.endsWith(Path.of(name + ".java"))).toList();
    if (matching.size() != 1) {
      throw new AssertionError("sources named " + name + ": " + matching);
    }
    return matching.getFirst();
  }

  private static int indexOf(List<String> lines, int from, String mark, String name) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(mark)) {
        return i;
      }
    }
    throw new AssertionError("no line '" + mark + "' in " + name);
  }

  private static List<String> trimmed(String text) {
    return text.stripTrailing().stripIndent().lines().map(String::stripTrailing).toList();
  }
}
