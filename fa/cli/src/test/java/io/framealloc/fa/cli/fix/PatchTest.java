package io.framealloc.fa.cli.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits change the text at their places only. */
final class PatchTest {

  @Test
  void edits_applyInTheOrderOfTheText() {
    assertEquals(
        "PoolBox b = poolBox(1);",
        Patch.apply(
            "FrameBox b = frameBox(1);", List.of(edit(13, 21, "poolBox"), edit(0, 8, "PoolBox"))));
  }

  @Test
  void insertions_atOnePlace_keepTheirOrder() {
    assertEquals(
        "import a;import b;X",
        Patch.apply("X", List.of(edit(0, 0, "import a;"), edit(0, 0, "import b;"))));
  }

  @Test
  void lines_areWhatGoesAndWhatComes() {
    assertEquals(
        List.of(new Patch.Line('-', "b"), new Patch.Line('+', "B"), new Patch.Line('+', "d")),
        Patch.lines(SourceText.of("a\nb\nc\n"), "a\nB\nc\nd\n"));
  }

  @Test
  void unified_isWhatPatchReads() {
    assertEquals(
        """
        --- a/x/A.java
        +++ b/x/A.java
        @@ -1,4 +1,4 @@
         a
        -b
        +B
         c
        \s
        """,
        Patch.unified("x/A.java", "a\nb\nc\n", "a\nB\nc\n"));
    assertEquals("", Patch.unified("x", "same", "same"));
  }

  private static Edit edit(int start, int end, String text) {
    return new Edit(new Span("A.java", 1, start + 1, 1, end + 1, start, end), text);
  }
}
