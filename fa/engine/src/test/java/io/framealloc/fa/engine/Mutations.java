package io.framealloc.fa.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Small and large accidents with the text of a source. */
final class Mutations {

  private static final Pattern TOKENS = Pattern.compile("(?<=\\W)|(?=\\W)");
  private static final Pattern STATEMENT = Pattern.compile("    +[^()]*(\\([^()]*\\)[^()]*)*;.*");
  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
  private static final int MOST = 6;

  private enum Accident {
    DELETE,
    DUPLICATE,
    SWAP,
    REPLACE
  }

  private Mutations() {}

  /** Returns the text after one to six accidents: to statements and names, or to anything. */
  static String of(String text, Random random) {
    boolean rough = random.nextInt(3) == 0;
    String changed = text;
    for (int left = 1 + random.nextInt(MOST); left > 0 || changed.equals(text); left--) {
      changed = rough ? anything(changed, random) : program(changed, random);
    }
    return changed;
  }

  private static String program(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> lines(text, random, Accident.DELETE, STATEMENT.asMatchPredicate());
      case 2 -> lines(text, random, Accident.DUPLICATE, STATEMENT.asMatchPredicate());
      case 3 -> lines(text, random, Accident.SWAP, STATEMENT.asMatchPredicate());
      case 4 -> tokens(text, random, Accident.SWAP, NAME.asMatchPredicate());
      default -> tokens(text, random, Accident.REPLACE, NAME.asMatchPredicate());
    };
  }

  private static String anything(String text, Random random) {
    Accident how = Accident.values()[random.nextInt(Accident.values().length)];
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1)); // cut off
      case 1, 2 -> lines(text, random, how, _ -> true);
      default -> tokens(text, random, how, _ -> true);
    };
  }

  private static String lines(String text, Random random, Accident how, Predicate<String> which) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    happen(lines, random, how, which);
    return String.join("\n", lines);
  }

  private static String tokens(String text, Random random, Accident how, Predicate<String> which) {
    List<String> tokens = new ArrayList<>(Arrays.asList(TOKENS.split(text, -1)));
    happen(tokens, random, how, which);
    return String.join("", tokens);
  }

  private static void happen(
      List<String> parts, Random random, Accident how, Predicate<String> which) {
    int[] places = IntStream.range(0, parts.size()).filter(i -> which.test(parts.get(i))).toArray();
    if (places.length == 0) {
      parts.add(";");
      return;
    }
    int at = places[random.nextInt(places.length)];
    int other = places[random.nextInt(places.length)];
    switch (how) {
      case DELETE -> parts.remove(at);
      case DUPLICATE -> parts.add(other, parts.get(at));
      case SWAP -> Collections.swap(parts, at, other);
      case REPLACE -> parts.set(at, parts.get(other));
    }
  }
}
