package io.framealloc.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @Test
  void parse_readsEveryKindOfValue() {
    assertEquals(
        Map.of(
            "list", List.of(1.0, -2.5e3, "null", "true"),
            "empty", List.of(),
            "object", Map.of("a", Map.of()),
            "text", "a\"b\\c\nd\u00e9"),
        Json.parse(
            """
            {"list": [1, -2.5e3, null, true], "empty": [],
             "object": {"a": {}}, "text": "a\\"b\\\\c\\nd\\u00e9"}
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "[1 2]", "{\"a\"}", "{\"a\":}", "nil", "\"a", "[] []"})
  void parse_refusesWhatIsNoJson(String text) {
    assertThrows(IllegalArgumentException.class, () -> Json.parse(text));
  }
}
