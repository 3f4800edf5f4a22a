package io.framealloc.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON: objects as maps, arrays as lists, numbers as doubles, and strings; null, true and
 * false as these words.
 */
final class Json {

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Parses a text.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.skipBlanks();
    if (json.at != text.length()) {
      throw json.fault("end of text");
    }
    return value;
  }

  private Object value() {
    skipBlanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    skipBlanks();
    while (peek() != '}') {
      skipBlanks();
      String name = string();
      skipBlanks();
      expect(':');
      members.put(name, value());
      next('}');
    }
    at++;
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    at++;
    skipBlanks();
    while (peek() != ']') {
      elements.add(value());
      next(']');
    }
    at++;
    return elements;
  }

  private void next(char end) {
    skipBlanks();
    if (peek() != end) {
      expect(',');
    }
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private Object word() {
    int start = at;
    while (at < text.length() && "{}[],:\"".indexOf(peek()) < 0 && peek() > ' ') {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("null") || word.equals("true") || word.equals("false")) {
      return word;
    }
    try {
      return Double.valueOf(word);
    } catch (NumberFormatException e) {
      throw fault("value");
    }
  }

  private void expect(char c) {
    if (peek() != c) {
      throw fault("'" + c + "'");
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("more text");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException("malformed JSON: at=" + at + ", expected=" + expected);
  }
}
