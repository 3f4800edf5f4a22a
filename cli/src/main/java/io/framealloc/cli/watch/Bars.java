package io.framealloc.cli.watch;

import java.util.List;

/** Bars and curves made of characters: blocks, or plain ASCII where the terminal has no others. */
enum Bars {
  BLOCKS("▁▂▃▄▅▆▇█", '█', '░'),
  ASCII("_.-~=+*#", '#', '.');

  private final String levels;
  private final char full;
  private final char empty;

  Bars(String levels, char full, char empty) {
    this.levels = levels;
    this.full = full;
    this.empty = empty;
  }

  /** A bar of so many columns; a share above nothing shows at least one of them filled. */
  String bar(double share, int columns) {
    int filled = (int) Math.round(Math.clamp(share, 0.0, 1.0) * columns);
    if (share > 0 && filled == 0 && columns > 0) {
      filled = 1;
    }
    return String.valueOf(full).repeat(filled) + String.valueOf(empty).repeat(columns - filled);
  }

  /** The last values as a curve from nothing to the highest of them. */
  String curve(List<Double> values, int columns) {
    int first = Math.clamp(values.size() - (long) columns, 0, values.size());
    List<Double> shown = values.subList(first, values.size());
    double highest = shown.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder curve = new StringBuilder();
    for (double value : shown) {
      int level = highest > 0 ? (int) Math.ceil(value / highest * levels.length()) - 1 : 0;
      curve.append(levels.charAt(Math.clamp(level, 0, levels.length() - 1)));
    }
    return curve.toString();
  }
}
