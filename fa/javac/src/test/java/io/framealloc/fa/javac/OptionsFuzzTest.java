package io.framealloc.fa.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever stands after the plugin's name: each word is understood, or named as unknown. */
final class OptionsFuzzTest {

  private static final int ROUNDS = 300;

  private static final List<String> PARTS =
      List.of(
          "off",
          "-",
          "+",
          "FA104",
          "FA401",
          "FA999",
          "FA",
          "fa104",
          "min=",
          "error",
          "Warning",
          "hint",
          "loud",
          "models=",
          "framealloc",
          "ffm",
          "LWJGL",
          ",",
          "=",
          "\\",
          "\"",
          "'",
          "\u0000",
          "\uD800",
          "İ",
          "é",
          "-FA104",
          "+FA401",
          "models=ffm,lwjgl",
          "min=hint",
          "\t",
          "*",
          "$");

  private static final String CODES =
      Arrays.stream(Code.values()).map(Code::name).collect(Collectors.joining("|"));
  private static final Pattern KNOWN =
      Pattern.compile(
          "|off|[-+]("
              + CODES
              + ")"
              + "|min=(?i:error|warning|hint)"
              + "|models=(?i:framealloc|ffm|lwjgl)(,(?i:framealloc|ffm|lwjgl))*");

  @AfterEach
  void forgetProperty() {
    System.clearProperty(Options.PROPERTY);
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int left = 1 + random.nextInt(5); left > 0; left--) {
      words.add(
          Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
              .limit(1 + random.nextInt(3))
              .collect(Collectors.joining()));
    }
    return words;
  }

  @RepeatedTest(ROUNDS)
  void eachWord_isUnderstoodOrNamed(RepetitionInfo round) {
    List<String> words = words(new Random(round.getCurrentRepetition()));
    check(words, Options.of(words.toArray(String[]::new)));
  }

  @RepeatedTest(ROUNDS)
  void systemProperty_isReadAlike(RepetitionInfo round) {
    List<String> words = words(new Random(-round.getCurrentRepetition()));
    String line = String.join(" ", words);
    System.setProperty(Options.PROPERTY, line);
    check(List.of(line.strip().split("\\s+")), Options.of());
  }

  private static void check(List<String> words, Options options) {
    List<String> unknown = words.stream().filter(w -> !KNOWN.matcher(w).matches()).toList();
    assertEquals(unknown, options.unknown(), words::toString);
    assertEquals(!words.contains("off"), options.isOn(), words::toString);
    for (Code code : Code.values()) {
      String name = code.name();
      String last =
          words.stream().filter(w -> w.matches("[-+]" + name)).reduce((_, next) -> next).orElse("");
      Level level = options.settings().levels().get(code);
      assertEquals(
          last.isEmpty() ? null : last.startsWith("-") ? Level.ALLOW : Level.DENY,
          level,
          words::toString);
    }
  }
}
