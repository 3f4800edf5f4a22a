package io.framealloc.cli.watch;

import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text measured in columns of a terminal; what a program calls its tags cannot steer it. */
final class Text {

  private Text() {}

  /** The text in exactly so many columns: cut, or filled with blanks on the right. */
  static String left(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(columns - width(cut));
  }

  /** The text in exactly so many columns: cut, or filled with blanks on the left. */
  static String right(String text, int columns) {
    String cut = cut(text, columns);
    return " ".repeat(columns - width(cut)) + cut;
  }

  /** The text in at most so many columns, its control characters shown as a question mark. */
  static String cut(String text, int columns) {
    StringBuilder cut = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      int width = WCWidth.wcwidth(point);
      if (used + Math.max(width, 1) > columns) {
        break;
      }
      cut.appendCodePoint(width < 0 ? '?' : point);
      used += width < 0 ? 1 : width;
    }
    return cut.toString();
  }

  static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
