package io.framealloc.cli.report;

import io.framealloc.Bytes;
import io.framealloc.demo.report.Template;
import java.util.List;
import java.util.Locale;

/** The tags as an SVG picture: an area for each, those that are nested inside their outer one. */
final class Treemap {

  private static final double WIDTH = 1072;
  private static final double HEIGHT = 400;
  private static final double HEADER = 22;
  private static final double CHARACTER = 7.2;
  private static final int COLOURS = 8;

  private final StringBuilder svg = new StringBuilder();

  private Treemap() {}

  /** The picture; empty if no tag took anything. */
  static String of(List<TagBytes> tags) {
    TagTree root = TagTree.of(tags);
    if (root.bytes() <= 0) {
      return "";
    }
    Treemap map = new Treemap();
    map.begin(root);
    List<TagTree> parts = root.parts();
    List<Rect> places = divide(new Rect(0, 0, WIDTH, HEIGHT), parts);
    for (int i = 0; i < parts.size(); i++) {
      map.draw(parts.get(i), places.get(i), root.bytes(), i % COLOURS, 0);
    }
    return map.svg.append("</svg>").toString();
  }

  private static List<Rect> divide(Rect place, List<TagTree> parts) {
    return place.divided(parts.stream().map(part -> (double) part.bytes()).toList());
  }

  private void begin(TagTree root) {
    svg.append(
            "<svg class=\"treemap\" role=\"img\" aria-labelledby=\"treemap-title\" viewBox=\"0 0 ")
        .append((int) WIDTH)
        .append(' ')
        .append((int) HEIGHT)
        .append("\"><title id=\"treemap-title\">Bytes by tag, ")
        .append(Bytes.format(root.bytes()))
        .append(" in all; the table below has the same figures</title>");
  }

  private void draw(TagTree tag, Rect place, long total, int colour, int depth) {
    Rect box = place.inset(1, 1);
    if (box.width() < 1 || box.height() < 1) {
      return;
    }
    svg.append("<g><title>")
        .append(Template.escape(tag.path()))
        .append(": ")
        .append(Bytes.format(tag.bytes()))
        .append(String.format(Locale.ROOT, ", %.1f %%", 100.0 * tag.bytes() / total))
        .append("</title>");
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"c%d d%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                + " rx=\"3\"/>",
            colour,
            Math.min(depth, 2),
            box.x(),
            box.y(),
            box.width(),
            box.height()));
    boolean labelled = label(tag, box);
    svg.append("</g>");
    List<TagTree> parts = tag.parts();
    Rect inner = box.inset(3, labelled ? HEADER : 3);
    if (!parts.isEmpty() && inner.width() > 12 && inner.height() > 12) {
      List<Rect> places = divide(inner, parts);
      for (int i = 0; i < parts.size(); i++) {
        draw(parts.get(i), places.get(i), total, colour, depth + 1);
      }
    }
  }

  /** The name, and the bytes where there is room; nothing where the name does not fit. */
  private boolean label(TagTree tag, Rect box) {
    if (box.height() < HEADER || box.width() < tag.name().length() * CHARACTER + 12) {
      return false;
    }
    String bytes = Bytes.format(tag.bytes());
    boolean wide = box.width() >= (tag.name().length() + bytes.length() + 2) * CHARACTER + 12;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\">%s",
            box.x() + 6,
            box.y() + 15,
            Template.escape(tag.name())));
    if (wide) {
      svg.append("<tspan class=\"bytes\" dx=\"7\">").append(bytes).append("</tspan>");
    }
    svg.append("</text>");
    return true;
  }
}
