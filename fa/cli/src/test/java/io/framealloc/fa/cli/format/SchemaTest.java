package io.framealloc.fa.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.catalog.Group;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON and SARIF are what their schemas say. */
final class SchemaTest {

  @TempDir private Path folder;

  @Test
  void json_isValid() throws IOException {
    Schema schema = schema("report.schema.json", SpecificationVersion.DRAFT_2020_12);
    assertEquals(List.of(), schema.validate(json(Format.JSON), InputFormat.JSON));
    assertEquals(List.of(), schema.validate(Format.JSON.write(clean(), false), InputFormat.JSON));
  }

  @Test
  void jsonSchema_refusesWhatIsNoReport() throws IOException {
    Schema schema = schema("report.schema.json", SpecificationVersion.DRAFT_2020_12);
    String wrong = json(Format.JSON).replace("\"FA104\"", "\"X104\"");
    assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
  }

  @Test
  void sarif_isValid() throws IOException {
    Schema schema = schema("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);
    assertEquals(List.of(), schema.validate(json(Format.SARIF), InputFormat.JSON));
    assertEquals(List.of(), schema.validate(Format.SARIF.write(clean(), false), InputFormat.JSON));
  }

  @Test
  void sarifSchema_refusesWhatIsNoLog() throws IOException {
    Schema schema = schema("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);
    String wrong = json(Format.SARIF).replace("\"partialFingerprints\"", "\"fingerprint\"");
    assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
  }

  @Test
  void sarif_hasARuleWithHelpForEachCode() throws IOException {
    Map<?, ?> run = run();
    List<?> rules = (List<?>) get(run, "tool", "driver", "rules");
    assertEquals(Group.ALL.codes().size(), rules.size());
    for (Object rule : rules) {
      String code = get(rule, "id").toString();
      assertEquals(true, get(rule, "help", "markdown").toString().startsWith("# " + code + ": "));
    }
  }

  @Test
  void sarif_carriesPlacesFixesAndFingerprints() throws IOException {
    Object result = ((List<?>) get(run(), "results")).getFirst();
    assertEquals("FA104", get(result, "ruleId").toString());
    Object physical = get(((List<?>) get(result, "locations")).getFirst(), "physicalLocation");
    assertEquals("src/game/Loop.java", get(physical, "artifactLocation", "uri"));
    assertEquals("%SRCROOT%", get(physical, "artifactLocation", "uriBaseId"));
    assertEquals(10, get(physical, "region", "startLine"));
    assertEquals(12, get(physical, "region", "startColumn"));
    assertEquals("aaaaaaaaaaaaaaaaaaaaaaaa", get(result, "partialFingerprints", "framealloc/v1"));
    assertEquals(3, ((List<?>) get(result, "relatedLocations")).size());
    Object fix = ((List<?>) get(result, "fixes")).getFirst();
    Object change = ((List<?>) get(fix, "artifactChanges")).getFirst();
    Object replacement = ((List<?>) get(change, "replacements")).getFirst();
    assertEquals("PoolBox<Integer>", get(replacement, "insertedContent", "text"));
    assertEquals(5, get(replacement, "deletedRegion", "startColumn"));
  }

  private Map<?, ?> run() throws IOException {
    return (Map<?, ?>) ((List<?>) get(Json.read(json(Format.SARIF)), "runs")).getFirst();
  }

  private static Object get(Object object, String... path) {
    Object value = object;
    for (String name : path) {
      value = ((Map<?, ?>) value).get(name);
    }
    return value;
  }

  private String json(Format format) throws IOException {
    return format.write(Sample.report(folder.toRealPath()), false);
  }

  private Report clean() {
    return new Report(folder, List.of(), List.of(), List.of(), 0, List.of(), Severity.ERROR);
  }

  private static Schema schema(String name, SpecificationVersion version) throws IOException {
    try (InputStream in = SchemaTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON);
    }
  }
}
