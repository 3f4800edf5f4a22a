package io.framealloc.diagnostics;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, indented by two spaces, with the keys in the order of the calls. Every number is
 * finite, and every text can be encoded: half of a surrogate pair becomes the replacement
 * character.
 */
final class JsonText {

  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder text = new StringBuilder(4096);
  private int depth;
  private boolean first = true;

  @Override
  public String toString() {
    return text.toString();
  }

  JsonText beginObject() {
    return begin('{');
  }

  JsonText endObject() {
    return end('}');
  }

  JsonText beginObject(String key) {
    return key(key).begin('{');
  }

  JsonText field(String key, long value) {
    key(key).text.append(value);
    return this;
  }

  /** The value as the 64-bit unsigned number that schema 1 calls a frame number. */
  JsonText unsigned(String key, long value) {
    key(key).text.append(Long.toUnsignedString(value));
    return this;
  }

  /** Two decimals. */
  JsonText field(String key, double value) {
    key(key).text.append(String.format(Locale.ROOT, "%.2f", value));
    return this;
  }

  JsonText field(String key, @Nullable Long value) {
    key(key).text.append(value);
    return this;
  }

  JsonText field(String key, @Nullable String value) {
    return key(key).value(value);
  }

  JsonText nothing(String key) {
    key(key).text.append("null");
    return this;
  }

  JsonText strings(String key, List<String> values) {
    key(key).begin('[');
    for (String value : values) {
      next();
      value(value);
    }
    return end(']');
  }

  <T> JsonText objects(String key, List<T> values, BiConsumer<JsonText, T> fields) {
    key(key).begin('[');
    for (T value : values) {
      next();
      begin('{');
      fields.accept(this, value);
      end('}');
    }
    return end(']');
  }

  private JsonText begin(char bracket) {
    text.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonText end(char bracket) {
    depth--;
    if (!first) {
      line();
    }
    text.append(bracket);
    first = false;
    return this;
  }

  private JsonText key(String key) {
    next();
    value(key);
    text.append(": ");
    return this;
  }

  private void next() {
    if (!first) {
      text.append(',');
    }
    first = false;
    line();
  }

  private void line() {
    text.append('\n').repeat("  ", depth);
  }

  private JsonText value(@Nullable String value) {
    if (value == null) {
      text.append("null");
      return this;
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> plain(value, i, c);
      }
    }
    text.append('"');
    return this;
  }

  private void plain(String value, int i, char c) {
    if (Character.isISOControl(c)) {
      text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(isHalf(value, i, c) ? REPLACEMENT : c);
    }
  }

  private static boolean isHalf(String value, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }
}
