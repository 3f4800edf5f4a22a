package io.framealloc.fa.cli.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Real sections and keys with values of any type: read, or refused at a line of the text. */
final class ConfigShapesFuzzTest {

  private static final Pattern POSITION = Pattern.compile("(?s)f:(\\d+):(\\d+): .+");

  private static final List<String> SECTIONS =
      List.of(
          "global",
          "lints",
          "tags",
          "tags.packages",
          "boundaries",
          "thresholds",
          "spawn",
          "blocking",
          "retain",
          "more");

  private static final List<String> KEYS =
      List.of(
          "min_severity",
          "exclude",
          "deny_warnings",
          "FA104",
          "FA602",
          "FA999",
          "known",
          "packages",
          "\"game.ui.**\"",
          "\"\"",
          "\"***\"",
          "hot_loop",
          "survival_frames",
          "promotion_rate",
          "methods",
          "other");

  private static final List<String> VALUES =
      List.of(
          "\"warn\"",
          "\"error\"",
          "\"loud\"",
          "\"\"",
          "true",
          "1",
          "0",
          "-1",
          "64",
          "1.5",
          "inf",
          "9223372036854775807",
          "1979-05-27",
          "[]",
          "[\"a\"]",
          "[\"**\", \"a.*\"]",
          "[[1]]",
          "[1, 2]",
          "[\"p.T#m\"]",
          "[\"#\"]",
          "[\"p.T\"]",
          "{}",
          "{ a = 1 }",
          "\"[\"",
          "\"{a,b\"",
          "'''x'''");

  @Property(tries = 5000)
  void anyShape_isReadOrRefusedAtALineOfTheText(@ForAll("texts") String text) {
    try {
      ConfigReader.parse("f", text);
      Statistics.collect("read");
    } catch (ConfigException e) {
      Matcher position = POSITION.matcher(e.getMessage());
      assertTrue(position.matches(), e.getMessage());
      int line = Integer.parseInt(position.group(1));
      assertTrue(line >= 1 && line <= text.lines().count() + 1, () -> e.getMessage() + "\n" + text);
      Statistics.collect("refused");
    }
    Statistics.coverage(coverage -> coverage.check("read").count(count -> count > 50));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> lines =
        Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of(VALUES))
            .as((key, value) -> key + " = " + value + "\n");
    Arbitrary<String> section =
        Combinators.combine(Arbitraries.of(SECTIONS), lines.list().ofMaxSize(2))
            .as((name, body) -> "[" + name + "]\n" + String.join("", body));
    return section
        .list()
        .uniqueElements(s -> s.lines().findFirst())
        .ofMaxSize(4)
        .map(list -> String.join("\n", list));
  }
}
