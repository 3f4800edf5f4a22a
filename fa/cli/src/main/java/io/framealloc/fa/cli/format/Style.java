package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;

/** Colours of a terminal, or none. */
record Style(boolean colors) {

  private static final String RESET = "\u001B[0m";

  String bold(String text) {
    return with("1", text);
  }

  /** The gutter: line numbers, bars and arrows. */
  String frame(String text) {
    return with("1;34", text);
  }

  String severity(Severity severity, String text) {
    return with(
        switch (severity) {
          case ERROR -> "1;31";
          case WARNING -> "1;33";
          case HINT -> "1;36";
        },
        text);
  }

  String added(String text) {
    return with("32", text);
  }

  String removed(String text) {
    return with("31", text);
  }

  private String with(String code, String text) {
    return colors && !text.isEmpty() ? "\u001B[" + code + "m" + text + RESET : text;
  }
}
