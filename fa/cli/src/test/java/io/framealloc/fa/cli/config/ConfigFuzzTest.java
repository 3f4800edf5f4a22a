package io.framealloc.fa.cli.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text is, it is a configuration or refused with a position. */
final class ConfigFuzzTest {

  private static final List<String> PARTS =
      List.of(
          "[global]",
          "[lints]",
          "[tags.packages]",
          "[[spawn]]",
          "[boundaries]",
          "[thresholds]",
          "[blocking]",
          "min_severity",
          "methods",
          "known",
          "exclude",
          "hot_loop",
          "FA104",
          "FA9",
          "\"a.**\"",
          "\"x#y\"",
          "\"warn\"",
          "\"\"\"",
          "'",
          "=",
          "[",
          "]",
          "{",
          "}",
          ",",
          ".",
          "#",
          "\n",
          " ",
          "\t",
          "1",
          "-0",
          "9223372036854775808",
          "1e9",
          "nan",
          "true",
          "1979-05-27",
          "\u0000",
          "\uD800",
          "é",
          "\\u12");

  @Property(tries = 3000)
  void anyText_isReadOrRefused(@ForAll("texts") String text) {
    try {
      ConfigReader.parse("f", text);
    } catch (ConfigException e) {
      assertTrue(e.getMessage().matches("(?s)f:\\d+:\\d+: .+"), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(PARTS).list().ofMaxSize(40).map(list -> String.join("", list));
    return Arbitraries.oneOf(parts, Arbitraries.strings().ofMaxLength(60));
  }
}
