package io.framealloc.fa.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Small and large accidents with the text of a source. */
final class Mutations {

  private static final Pattern TOKENS = Pattern.compile("(?<=\\W)|(?=\\W)");
  private static final int MOST = 6;

  private Mutations() {}

  /** Returns the text after one to six accidents. */
  static String of(String text, Random random) {
    String changed = text;
    for (int left = 1 + random.nextInt(MOST); left > 0 || changed.equals(text); left--) {
      changed = one(changed, random);
    }
    return changed;
  }

  private static String one(String text, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1)); // cut off
      case 1, 2 -> lines(text, random, Accident.DELETE);
      case 3, 4 -> lines(text, random, Accident.DUPLICATE);
      case 5, 6 -> lines(text, random, Accident.SWAP);
      case 7, 8 -> tokens(text, random, Accident.SWAP);
      case 9 -> tokens(text, random, Accident.DELETE);
      case 10 -> tokens(text, random, Accident.DUPLICATE);
      default -> tokens(text, random, Accident.REPLACE);
    };
  }

  private enum Accident {
    DELETE,
    DUPLICATE,
    SWAP,
    REPLACE
  }

  private static String lines(String text, Random random, Accident how) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    happen(lines, random, how);
    return String.join("\n", lines);
  }

  private static String tokens(String text, Random random, Accident how) {
    List<String> tokens = new ArrayList<>(Arrays.asList(TOKENS.split(text, -1)));
    happen(tokens, random, how);
    return String.join("", tokens);
  }

  private static void happen(List<String> parts, Random random, Accident how) {
    if (parts.isEmpty()) {
      return;
    }
    int at = random.nextInt(parts.size());
    int other = random.nextInt(parts.size());
    switch (how) {
      case DELETE -> parts.remove(at);
      case DUPLICATE -> parts.add(other, parts.get(at));
      case SWAP -> Collections.swap(parts, at, other);
      case REPLACE -> parts.set(at, parts.get(other));
    }
  }
}
