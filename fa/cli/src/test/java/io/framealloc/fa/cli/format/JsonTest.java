package io.framealloc.fa.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, and what is no JSON is refused. */
final class JsonTest {

  @Property(tries = 500)
  void whatIsWritten_isReadAgain(@ForAll("values") Object value) {
    assertEquals(value, Json.read(Json.write(value)));
  }

  @Property(tries = 2000)
  void anyText_isReadOrRefused(@ForAll("texts") String text) {
    try {
      Json.write(Json.read(text));
    } catch (IllegalArgumentException e) {
      assertEquals(false, String.valueOf(e.getMessage()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{} {}", "null", "[null]", "{\"a\"}", "tru", "[1,]", "\"\\u12\""})
  void notJson_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Json.read(text));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().map(s -> (Object) s.replaceAll("[\\uD800-\\uDFFF]", "?")),
            Arbitraries.integers().map(i -> (Object) i),
            Arbitraries.of(true, false).map(b -> (Object) b));
    return Arbitraries.recursive(() -> leaves, JsonTest::nested, 0, 3);
  }

  private static Arbitrary<Object> nested(Arbitrary<Object> values) {
    return Arbitraries.oneOf(
        values.list().ofMaxSize(4).map(list -> (Object) list),
        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), values)
            .ofMaxSize(4)
            .map(map -> (Object) map));
  }

  @Provide
  Arbitrary<String> texts() {
    List<String> parts =
        List.of(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "1", "-", "1e999", "true", "null", "\\");
    return Arbitraries.of(parts).list().ofMaxSize(20).map(list -> String.join("", list));
  }

  @Test
  void object_leavesOutWhatHasNoValue() {
    assertEquals(Map.of("a", 1), Json.object("a", 1, "b", null));
  }
}
