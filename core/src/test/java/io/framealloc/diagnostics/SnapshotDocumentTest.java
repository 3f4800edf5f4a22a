package io.framealloc.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Issue;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

final class SnapshotDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in =
        Snapshot.class.getResourceAsStream("/META-INF/framealloc-snapshot-1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static JsonNode read(Snapshot snapshot) {
    byte[] bytes = SnapshotDocument.of(snapshot).getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void document_hasTheKeysOfSchema1InTheirOrder() {
    assertEquals(
        """
        {
          "version": 1,
          "timestamp": "2026-11-22T01:02:03Z",
          "frame": 1041,
          "duration_us": 16667,
          "summary": {
            "frame_bytes": 1024,
            "pool_bytes": 256,
            "heap_bytes": 512,
            "total_bytes": 1792,
            "peak_bytes": 4096
          },
          "threads": [
            {
              "id": "1",
              "name": "main",
              "frame_bytes": 1024,
              "pool_bytes": 256,
              "heap_bytes": 512,
              "peak_bytes": 4096,
              "budget": {
                "limit": 8192,
                "used": 1792,
                "percent": 21
              }
            },
            {
              "id": "27",
              "name": "worker \\"2\\"",
              "frame_bytes": 0,
              "pool_bytes": 0,
              "heap_bytes": 0,
              "peak_bytes": 0,
              "budget": null
            }
          ],
          "tags": [
            {
              "path": "physics::contacts",
              "thread": "main",
              "alloc_kind": "frame",
              "alloc_count": 10,
              "bytes": 1000,
              "avg_lifetime_frames": 1.25,
              "promotion_rate": 0.67,
              "diagnostics": [
                "FA501"
              ]
            },
            {
              "path": "ui",
              "thread": "main",
              "alloc_kind": "pool",
              "alloc_count": 0,
              "bytes": 0,
              "avg_lifetime_frames": 0.00,
              "promotion_rate": 0.00,
              "diagnostics": []
            }
          ],
          "promotions": {
            "to_pool": 1,
            "to_heap": 2,
            "failed": 3
          },
          "transfers": {
            "pending": 4,
            "completed_this_frame": 5
          },
          "deferred": {
            "queue_depth": 6,
            "processed_this_frame": 7
          },
          "diagnostics": [
            {
              "code": "FA401",
              "tag": "ui",
              "message": "[FA401] never closed: bytes=64 B"
            },
            {
              "code": "FA207",
              "tag": null,
              "message": "[FA207] never received"
            }
          ],
          "details": {
            "overflows": 8,
            "budgets": [
              {
                "level": "allocator",
                "used": 1792,
                "soft": 6144,
                "limit": 8192
              },
              {
                "level": "tag physics",
                "used": 1000,
                "soft": null,
                "limit": 2048
              }
            ],
            "phases": [
              {
                "name": "simulate",
                "bytes": 1000,
                "alloc_count": 10,
                "peak_bytes": 512
              }
            ],
            "histogram": [
              {
                "up_to_bytes": 1024,
                "frames": 1000
              },
              {
                "up_to_bytes": 4096,
                "frames": 41
              }
            ],
            "issues": [
              {
                "code": "FA602",
                "severity": "warning",
                "tag": "physics",
                "message": "many small allocations from one site",
                "suggestion": "use frameAllocBatch",
                "location": "game.Solver.step(Solver.java:88)",
                "observed": 120.00,
                "threshold": 64.00
              }
            ]
          }
        }
        """,
        SnapshotDocument.of(Snapshots.full()));
  }

  @Test
  void documents_areValidBySchema() {
    for (Snapshot snapshot : List.of(Snapshots.full(), Snapshots.bare(0), Snapshots.bare(-1))) {
      assertEquals(List.of(), SCHEMA.validate(read(snapshot)));
    }
  }

  @Test
  void schema_asksForEveryKeyOfSchema1AndAllowsOthers() {
    ObjectNode document = (ObjectNode) read(Snapshots.full());
    List<String> keys = new ArrayList<>(document.propertyNames());
    assertTrue(keys.remove("details"));
    for (String key : keys) {
      ObjectNode without = document.deepCopy().without(List.of(key));
      assertEquals(1, SCHEMA.validate(without).size(), key);
    }
    assertEquals(
        List.of(), SCHEMA.validate(document.without(List.of("details")).put("other", "x")));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"timestamp\": \"2026-11-22T01:02:03Z\"', '\"timestamp\": \"yesterday\"'",
    "'\"percent\": 21', '\"percent\": 256'",
    "'\"frame\": 1041', '\"frame\": -1'",
    "'\"code\": \"FA401\"', '\"code\": \"401\"'"
  })
  void schema_refusesWhatIsWrong(String right, String wrong) {
    String document = SnapshotDocument.of(Snapshots.full());
    assertTrue(document.contains(right));
    assertTrue(SCHEMA.validate(JSON.readTree(document.replace(right, wrong))).size() > 0);
  }

  @Test
  void frameNumber_isUnsigned() {
    assertEquals("18446744073709551615", read(Snapshots.bare(-1)).get("frame").toString());
  }

  @Test
  void numbers_haveADotInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertTrue(SnapshotDocument.of(Snapshots.full()).contains("\"promotion_rate\": 0.67,"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 1, 255", "100, 99, 99", "3, 2, 66", "10, 100, 255"})
  void percent_isOneByte(long limit, long used, int percent) {
    assertEquals(percent, new BudgetUse(limit, used).percent());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void figuresThatJsonLacks_areRefused(double figure) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new TagUsage("ui", "main", "frame", 1, 1, figure, 0, List.of()));
    assertEquals(
        "no finite number: path=ui, avgLifetimeFrames=" + figure + ", promotionRate=0.0",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new TagUsage("ui", "main", "frame", 1, 1, 0, figure, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Issue("FA602", "hint", null, "", "", null, figure, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Issue("FA602", "hint", null, "", "", null, 0, figure));
  }

  @Test
  void text_isEscaped() {
    String document = SnapshotDocument.of(Snapshots.saying("\"\\\n\r\t\u0001\u007f/é😀"));
    assertTrue(document.contains("\"message\": \"\\\"\\\\\\n\\r\\t\\u0001\\u007f/é😀\""), document);
  }

  @Test
  void halfASurrogatePair_becomesTheReplacementCharacter() {
    for (String half : List.of("\ud83d", "\ude00", "\ude00\ud83d")) {
      String message = read(Snapshots.saying(half + "x")).at("/diagnostics/0/message").asString();
      assertEquals("\ufffd".repeat(half.length()) + "x", message);
    }
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  @Property(tries = 300)
  void everyText_isReadBack(@ForAll("texts") String text) {
    JsonNode document = read(Snapshots.saying(text));
    assertEquals(text, document.at("/diagnostics/0/message").asString());
    assertEquals(List.of(), SCHEMA.validate(document));
  }
}
