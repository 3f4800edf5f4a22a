package io.framealloc.fa.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Observed;
import io.framealloc.fa.cli.analysis.Observed.Where;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.engine.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Paths and messages that mean something to the format are told as they are. */
final class OddCharactersTest {

  private static final String FILE = "src/a b&c,<d>%é'\"/Loop.java";
  private static final String MESSAGE = "100 % of \"a\" & <b>\r\nnext: ]]> \u0001 \uD83D\uDE00";

  /** Without what XML has no way to write; a line break in an attribute is read as a blank. */
  private static final String CLEANED = MESSAGE.replace('\u0001', '?').replaceAll("\\R", " ");

  @TempDir private Path folder;
  private Report report;

  @BeforeEach
  void report() throws IOException {
    folder = folder.toRealPath();
    Path file = Sample.write(folder, FILE, Sample.LOOP);
    Finding finding =
        new Finding(
            Code.FA104,
            Severity.ERROR,
            MESSAGE,
            "",
            Sample.span(file, Sample.LOOP, "score.get()"),
            List.of(),
            List.of(),
            "",
            List.of());
    Result result = new Result(finding, "game.Loop#tick(SmartAlloc)", "a".repeat(24));
    report =
        new Report(
            folder,
            List.of(file),
            List.of(result.withObserved(new Observed(Where.METHOD, 3000, 2, 1))),
            List.of(new Unreadable(file, 1, 7, MESSAGE)),
            0,
            List.of(),
            Severity.ERROR);
  }

  @Test
  void checkstyle_isXml() throws Exception {
    Document document = xml(Format.CHECKSTYLE);
    Element file = (Element) document.getElementsByTagName("file").item(0);
    assertEquals(FILE, file.getAttribute("name"));
    Element error = (Element) document.getElementsByTagName("error").item(1);
    assertEquals(CLEANED, error.getAttribute("message"));
  }

  @Test
  void junit_isXml() throws Exception {
    Document document = xml(Format.JUNIT);
    Element test = (Element) document.getElementsByTagName("testcase").item(0);
    assertEquals(FILE, test.getAttribute("name"));
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertEquals("[FA104] " + CLEANED, failure.getAttribute("message"));
    assertTrue(failure.getTextContent().contains("next: ]]> ? "), failure::getTextContent);
  }

  @Test
  void github_isOneLineForEach() {
    List<String> lines = Format.GITHUB.write(report, false).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(
        lines.getLast().startsWith("::error file=src/a b&c%2C<d>%25é'\"/Loop.java,line=10,"),
        lines::getLast);
    assertTrue(
        lines.getLast().endsWith("::100 %25 of \"a\" & <b>%0D%0Anext: ]]> \u0001 \uD83D\uDE00"),
        lines::getLast);
  }

  @Test
  void sarif_hasAnAddress() {
    Map<?, ?> artifact =
        (Map<?, ?>) member(Format.SARIF, "physicalLocation").get("artifactLocation");
    URI uri = URI.create(artifact.get("uri").toString());
    assertEquals(FILE, uri.getPath());
    assertEquals(uri.toString(), uri.toASCIIString());
  }

  @Test
  void observed_isAPropertyOfEachFormatForTools() {
    Map<String, Object> observed =
        Json.object("where", "method", "bytes", 3000, "allocations", 2, "reports", 1);
    assertEquals(observed, member(Format.JSON, "observed"));
    assertEquals(observed, member(Format.SARIF, "observed"));
  }

  @Test
  void observed_isSaidToPeople() {
    String words =
        "2.9 KiB in 2 recorded allocations, reported at run time 1 time, elsewhere in this method";
    assertTrue(Format.TERMINAL.write(report, false).contains("   = observed: " + words + "\n"));
    assertTrue(Format.COMPACT.write(report, false).contains(" (observed: " + words + ")\n"));
  }

  /** The last object of that name in a document. */
  private Map<?, ?> member(Format format, String name) {
    Map<?, ?> found = find(Json.read(format.write(report, false)), name);
    assertTrue(!found.isEmpty(), name);
    return found;
  }

  private static Map<?, ?> find(Object value, String name) {
    Map<?, ?> found = Map.of();
    if (value instanceof Map<?, ?> object) {
      if (object.get(name) instanceof Map<?, ?> member) {
        found = member;
      }
      for (Object member : object.values()) {
        Map<?, ?> inner = find(member, name);
        found = inner.isEmpty() ? found : inner;
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        Map<?, ?> inner = find(element, name);
        found = inner.isEmpty() ? found : inner;
      }
    }
    return found;
  }

  private Document xml(Format format) throws Exception {
    byte[] bytes = format.write(report, false).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }
}
