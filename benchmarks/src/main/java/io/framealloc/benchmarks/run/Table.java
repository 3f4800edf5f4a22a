package io.framealloc.benchmarks.run;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells; a column whose heading starts with a blank is aligned right. */
final class Table {

  private final List<String> headings;
  private final List<List<String>> lines = new ArrayList<>();

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  void add(String... cells) {
    lines.add(List.of(cells));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  private boolean isRight(int column) {
    return headings.get(column).startsWith(" ");
  }

  /** For a terminal. */
  List<String> text() {
    int[] widths = new int[headings.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] =
          Math.max(
              headings.get(at).strip().length(),
              lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
    }
    List<String> text = new ArrayList<>();
    text.add(textLine(headings.stream().map(String::strip).toList(), widths));
    lines.forEach(line -> text.add(textLine(line, widths)));
    return text;
  }

  private String textLine(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : "  ");
      line.append(isRight(column) ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  /** For a page. */
  List<String> markdown() {
    List<String> text = new ArrayList<>();
    StringBuilder rule = new StringBuilder("|");
    for (int column = 0; column < headings.size(); column++) {
      rule.append(isRight(column) ? "---:|" : "---|");
    }
    text.add(markdownLine(headings.stream().map(String::strip).toList()));
    text.add(rule.toString());
    lines.forEach(line -> text.add(markdownLine(line)));
    return text;
  }

  private static String markdownLine(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
