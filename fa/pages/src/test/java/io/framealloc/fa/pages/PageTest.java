package io.framealloc.fa.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of the catalogue has a page that says what it must say. */
final class PageTest {

  private static final String GPU = "^FA9\\d\\d$";

  @ParameterizedTest
  @EnumSource(Code.class)
  void page_fitsIntoATerminal(Code code) {
    Page.of(code)
        .markdown()
        .lines()
        .forEach(line -> assertTrue(line.length() <= 110, () -> code + ": " + line));
  }

  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_NONE, names = GPU)
  void page_saysWhyAndShowsRightCode(Code code) {
    String body = Page.of(code).body();
    assertTrue(body.contains("\n## Why\n"), body);
    assertTrue(body.contains("\n## Right\n"), body);
    assertFalse(body.startsWith("#"), body);
  }

  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_NONE, names = GPU)
  void wrongCode_marksTheLineThatIsReported(Code code) {
    String body = Page.of(code).body();
    String wrong = body.substring(Math.max(body.indexOf("## Wrong"), 0), body.indexOf("## Right"));
    assertEquals(code.isByAnalyzer(), wrong.contains(" // " + code), body);
  }

  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_ALL, names = GPU)
  void gpuPage_saysThatNothingRaisesItYet(Code code) {
    Page page = Page.of(code);
    assertTrue(page.body().endsWith("nothing raises it yet."), page.body());
    assertTrue(page.markdown().contains(", planned\n"), page.markdown());
  }

  @Test
  void head_comesFromTheCatalogue() {
    assertEquals(
        """
        # FA404: Pool exhausted

        **error**, at run time

        A size class, a scratch pool or an object pool has no free slot left and is at its limit. The
        """,
        Page.of(Code.FA404).markdown().lines().limit(5).reduce("", (a, b) -> a + b + "\n"));
  }

  @Test
  void summary_isTheFirstParagraphOnOneLine() {
    assertEquals(
        "Code of a package allocates under a tag that the configuration does not list for that"
            + " package.",
        Page.of(Code.FA801).summary());
  }
}
