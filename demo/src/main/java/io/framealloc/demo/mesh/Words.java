package io.framealloc.demo.mesh;

import org.jspecify.annotations.Nullable;

/** The words of one line, separated by blanks and control characters. */
final class Words {

  private static final int MAX_SHOWN = 40;

  private final CharSequence line;
  private int position;

  Words(CharSequence line) {
    this.line = line;
  }

  /** The next word, or null at the end of the line. */
  @Nullable String next() {
    while (position < line.length() && line.charAt(position) <= ' ') {
      position++;
    }
    int start = position;
    while (position < line.length() && line.charAt(position) > ' ') {
      position++;
    }
    return start == position ? null : line.subSequence(start, position).toString();
  }

  /** The value of a decimal number, NaN if the word is none. */
  static float decimal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("0123456789+-.eE".indexOf(word.charAt(i)) < 0) {
        return Float.NaN;
      }
    }
    try {
      return Float.parseFloat(word);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** The word as a message shows it: printable, not too long. */
  static String shown(String word) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(word.length(), MAX_SHOWN); i++) {
      char c = word.charAt(i);
      shown.append(c > ' ' && c < 127 ? c : '?');
    }
    return word.length() > MAX_SHOWN ? shown.append("...").toString() : shown.toString();
  }
}
