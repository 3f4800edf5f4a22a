package io.framealloc.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation whose code comes from the examples.
 *
 * <p>A comment names the origin of the fenced block on the next line: {@code <!-- code:
 * UseAfterFrameEnd#problem -->} a region of a source, {@code <!-- says: UseAfterFrameEnd#problem
 * -->} what that method says when it is run.
 */
record Page(Path file, List<String> lines) {

  /** Where a block is: its marker, and the lines inside its fence. */
  record Block(int line, String kind, String name, String region, int from, int to) {}

  private static final Pattern MARKER = Pattern.compile("<!-- (code|says): ([\\w-]+)#(\\w+) -->");
  private static final Pattern CODE = Pattern.compile("```java");

  static Page read(Path file) throws IOException {
    return new Page(file, Files.readAllLines(file));
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.matches()) {
        int end = i + 2;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        blocks.add(new Block(i, marker.group(1), marker.group(2), marker.group(3), i + 2, end));
      }
    }
    return blocks;
  }

  List<String> content(Block block) {
    return lines.subList(block.from(), block.to());
  }

  /** The lines that open a Java block without a marker above it. */
  List<String> unmarkedCode() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean marked = i > 0 && MARKER.matcher(lines.get(i - 1)).matches();
      if (CODE.matcher(lines.get(i)).matches() && !marked) {
        found.add(file.getFileName() + ":" + (i + 1));
      }
    }
    return found;
  }

  /** The page with other content in one of its blocks. */
  Page with(Block block, List<String> content) {
    List<String> changed = new ArrayList<>(lines.subList(0, block.from()));
    changed.addAll(content);
    changed.addAll(lines.subList(block.to(), lines.size()));
    return new Page(file, changed);
  }

  void write() throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
