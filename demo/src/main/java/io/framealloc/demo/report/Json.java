package io.framealloc.demo.report;

import java.util.Locale;

/** Writes JSON that may stand inside an HTML script element. */
public final class Json {

  private Json() {}

  public static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || "\"\\<>&".indexOf(c) >= 0) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  public static String array(long[] values) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < values.length; i++) {
      json.append(i == 0 ? "" : ",").append(values[i]);
    }
    return json.append(']').toString();
  }
}
