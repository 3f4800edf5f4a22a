package io.framealloc;

import io.framealloc.diagnostics.StrictMode;
import java.util.Locale;

/** The strict mode as text: in the property, and in the environment. */
final class StrictSetting {

  static final String NAME = "strictMode";
  static final String VARIABLE = "FRAMEALLOC_STRICT";
  static final String EXPECTED =
      "off (0, warn, false), errors (1, error, true) or warnings (2, warning, all)";

  private StrictSetting() {}

  /** The mode, or a {@link NumberFormatException}. */
  static StrictMode parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "0", "off", "warn", "false" -> StrictMode.OFF;
      case "1", "error", "errors", "true" -> StrictMode.ERRORS;
      case "2", "warning", "warnings", "all" -> StrictMode.WARNINGS;
      default -> throw new NumberFormatException(text);
    };
  }
}
