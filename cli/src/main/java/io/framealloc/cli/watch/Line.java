package io.framealloc.cli.watch;

/**
 * One line of the screen.
 *
 * @param text without control characters, at most as wide as the screen
 * @param style how it looks where the terminal has colours
 */
record Line(String text, Style style) {

  enum Style {
    TITLE,
    PLAIN,
    QUIET,
    WARNING,
    ERROR
  }
}
