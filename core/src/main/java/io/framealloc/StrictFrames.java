package io.framealloc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which frames are checked in production; as a property {@code 1/600,seed=42}.
 *
 * @param oneIn one in so many; 0 for none
 * @param seed which ones
 */
record StrictFrames(int oneIn, long seed) {

  static final String NAME = "strict";

  private static final StrictFrames NONE = new StrictFrames(0, 0);
  private static final Pattern TEXT = Pattern.compile("1/(\\d+)(?:,seed=(-?\\d+))?");

  static StrictFrames from(Settings settings) {
    return settings.value(
        NAME, NONE, StrictFrames::parse, StrictFrames::toString, "off, 1/600 or 1/600,seed=42");
  }

  private static StrictFrames parse(String text) {
    if (text.strip().equals("off")) {
      return NONE;
    }
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(1)) < 1) {
      throw new NumberFormatException(text);
    }
    String seed = parts.group(2);
    return new StrictFrames(
        Integer.parseInt(parts.group(1)), seed == null ? 0 : Long.parseLong(seed));
  }

  @Override
  public String toString() {
    return oneIn == 0 ? "off" : "1/" + oneIn + ",seed=" + seed;
  }
}
