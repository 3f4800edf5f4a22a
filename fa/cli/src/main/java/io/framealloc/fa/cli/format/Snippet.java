package io.framealloc.fa.cli.format;

import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Lines of one file with marks under them, as rustc shows them.
 *
 * <p>A mark over several lines is drawn under the first. A tab is shown as four blanks.
 */
final class Snippet {

  private static final String TAB = "    ";

  private record Mark(Span span, char sign, String label, UnaryOperator<String> color) {}

  private final SourceText source;
  private final Style style;
  private final Map<Integer, List<Mark>> marks = new TreeMap<>();

  Snippet(SourceText source, Style style) {
    this.source = source;
    this.style = style;
  }

  void mark(Span span, char sign, String label, UnaryOperator<String> color) {
    marks
        .computeIfAbsent(span.line(), _ -> new ArrayList<>())
        .add(new Mark(span, sign, label, color));
  }

  /** How many columns the largest line number takes. */
  int width() {
    return marks.keySet().stream().mapToInt(line -> String.valueOf(line).length()).max().orElse(1);
  }

  void write(StringBuilder out, int width) {
    if (source.text().isEmpty()) {
      labels(out, width);
      return;
    }
    int last = 0;
    for (Map.Entry<Integer, List<Mark>> entry : marks.entrySet()) {
      int line = entry.getKey();
      if (last > 0 && line == last + 2) {
        line(out, width, last + 1);
      } else if (last > 0 && line > last + 2) {
        out.append(style.frame("...")).append('\n');
      }
      line(out, width, line);
      for (Mark mark : entry.getValue()) {
        under(out, width, source.line(line), mark);
      }
      last = line;
    }
  }

  /* The source is not at hand: what was compiled tells no more than the lines. */
  private void labels(StringBuilder out, int width) {
    marks.forEach(
        (line, all) ->
            all.forEach(
                mark -> {
                  out.append(style.frame(("%" + width + "d |").formatted(line)));
                  out.append(' ').append(mark.color().apply(mark.sign() + " " + mark.label()));
                  out.append('\n');
                }));
  }

  private void line(StringBuilder out, int width, int line) {
    String text = source.line(line).replace("\t", TAB).stripTrailing();
    out.append(style.frame(("%" + width + "d |").formatted(line)));
    out.append(text.isEmpty() ? "\n" : " " + text + "\n");
  }

  private void under(StringBuilder out, int width, String line, Mark mark) {
    int start = clamp(mark.span().column() - 1, line);
    boolean goesOn = mark.span().endLine() > mark.span().line();
    int end = goesOn ? line.stripTrailing().length() : clamp(mark.span().endColumn() - 1, line);
    String before = " ".repeat(columns(line.substring(0, start)));
    int length = Math.max(columns(line.substring(start, Math.max(start, end))), 1);
    String text = String.valueOf(mark.sign()).repeat(length);
    if (!mark.label().isEmpty()) {
      text += " " + mark.label();
    }
    out.append(style.frame(" ".repeat(width) + " |"));
    out.append(' ').append(before).append(mark.color().apply(text)).append('\n');
  }

  private static int clamp(int column, String line) {
    return Math.max(0, Math.min(column, line.length()));
  }

  private static int columns(String text) {
    return text.replace("\t", TAB).codePointCount(0, text.replace("\t", TAB).length());
  }
}
