package io.framealloc.demo.report;

import java.util.ArrayList;
import java.util.List;

/** A summary as text. */
public final class TextTable {

  private TextTable() {}

  /** The lines of the table. */
  public static List<String> lines(Summary summary) {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(summary.variants());
    table.add(head);
    for (Summary.Row row : summary.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.label()));
      cells.addAll(row.cells());
      cells.add(row.change());
      table.add(cells);
    }
    return table.stream().map(cells -> line(cells, widths(table))).toList();
  }

  private static List<Integer> widths(List<List<String>> table) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> cells : table) {
      for (int i = 0; i < cells.size(); i++) {
        int width = cells.get(i).length();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths.get(i) - cells.get(i).length());
      line.append(i == 0 ? cells.get(i) + padding : "  " + padding + cells.get(i));
    }
    return line.toString().stripTrailing();
  }
}
