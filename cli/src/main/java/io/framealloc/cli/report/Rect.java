package io.framealloc.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A rectangle, and how it is divided into others of given areas that are nearly square. */
record Rect(double x, double y, double width, double height) {

  /**
   * One rectangle for each weight, by the squarified layout of Bruls, Huizing and van Wijk: rows
   * along the shorter side grow as long as that makes their worst rectangle more square.
   *
   * @param weights positive, the largest first
   */
  List<Rect> divided(List<Double> weights) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    double scale = width * height / total;
    List<Rect> parts = new ArrayList<>();
    Rect rest = this;
    int from = 0;
    while (from < weights.size()) {
      int to = from + 1;
      double area = weights.get(from) * scale;
      while (to < weights.size()) {
        double wider = area + weights.get(to) * scale;
        if (rest.worst(weights, from, to + 1, scale, wider)
            > rest.worst(weights, from, to, scale, area)) {
          break;
        }
        area = wider;
        to++;
      }
      rest = rest.row(weights, from, to, scale, area, parts);
      from = to;
    }
    return parts;
  }

  private double shorter() {
    return Math.min(width, height);
  }

  private double worst(List<Double> weights, int from, int to, double scale, double area) {
    double thickness = area / shorter();
    double worst = 1;
    for (int i = from; i < to; i++) {
      double length = weights.get(i) * scale / thickness;
      worst = Math.max(worst, Math.max(length / thickness, thickness / length));
    }
    return worst;
  }

  /** Adds one row and returns what is left. */
  private Rect row(
      List<Double> weights, int from, int to, double scale, double area, List<Rect> parts) {
    boolean upright = width >= height;
    double thickness = area / shorter();
    double at = upright ? y : x;
    for (int i = from; i < to; i++) {
      double length = weights.get(i) * scale / thickness;
      parts.add(upright ? new Rect(x, at, thickness, length) : new Rect(at, y, length, thickness));
      at += length;
    }
    return upright
        ? new Rect(x + thickness, y, Math.max(0, width - thickness), height)
        : new Rect(x, y + thickness, width, Math.max(0, height - thickness));
  }

  Rect inset(double sides, double top) {
    return new Rect(
        x + sides, y + top, Math.max(0, width - 2 * sides), Math.max(0, height - top - sides));
  }
}
