package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsTest {

  private static final Finding LEAK =
      Finding.of("FA401", "ai", "[FA401] never closed: bytes=64 B", null);
  private static final Finding ISSUE =
      new Finding("FA602", "hint", null, "many", "batch them", "a.B.c(B.java:1)", 1);
  private static final Finding STALE = Finding.of("FA104", null, "stale", null);

  @Test
  void equalFindings_areCountedAndTheWorstIsFirst() {
    Findings findings = new Findings();
    for (Finding finding : List.of(ISSUE, LEAK, LEAK, STALE)) {
      findings.add(finding);
    }
    assertEquals(
        List.of("FA104 1", "FA401 2", "FA602 1"),
        findings.worstFirst().stream().map(f -> f.code() + " " + f.count()).toList());
  }

  @Test
  void code_standsNotInTheTextAsWell() {
    assertEquals("never closed: bytes=64 B", LEAK.message());
  }

  @Test
  void eachFinding_isInOneList() {
    FindingList list = new FindingList(List.of(STALE, LEAK, ISSUE));
    assertTrue(list.leaks().contains("FA401") && !list.leaks().contains("FA104"));
    assertTrue(list.diagnostics().contains("FA104") && !list.diagnostics().contains("FA602"));
    assertTrue(list.behaviour().contains("FA602") && !list.behaviour().contains("FA401"));
    assertTrue(list.behaviour().contains("<code>a.B.c(B.java:1)</code>"));
    assertTrue(list.behaviour().contains("<p class=\"advice\">batch them</p>"));
    assertTrue(list.codes().contains("<dt id=\"code-FA401\">FA401</dt>"));
  }

  @Test
  void unknownCode_isShownAndCannotBreakThePage() {
    FindingList list = new FindingList(List.of(Finding.of("\"><b>", null, "x", null)));
    assertTrue(list.diagnostics().contains("href=\"#code----b-\">&quot;&gt;&lt;b&gt;</a>"));
    assertTrue(list.codes().contains("a code of another version"));
  }

  @Test
  void noFinding_isSaid() {
    FindingList list = new FindingList(List.of());
    assertTrue(list.leaks().contains("No leak was reported."));
    assertTrue(list.codes().contains("None occurs here."));
  }
}
