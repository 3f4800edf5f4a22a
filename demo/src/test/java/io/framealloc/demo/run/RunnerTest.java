package io.framealloc.demo.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.demo.mesh.TorusKnot;
import io.framealloc.demo.scene.Scene;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RunnerTest {

  private static final int FRAMES = 12;
  private static final int BODIES = 400;

  private final StringWriter text = new StringWriter();

  @ParameterizedTest
  @EnumSource(Variant.class)
  void states_areTheSameInEveryRunAndWithEveryNumberOfThreads(Variant variant) throws Exception {
    List<Recording> recordings =
        List.of(run(variant, 1, 1), run(variant, 1, 1), run(variant, 2, 1), run(variant, 3, 1));
    assertEquals(0, Comparison.firstDifferentFrame(recordings));
    assertEquals(0, Comparison.firstDifferentPicture(recordings));
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void otherSeed_givesOtherStates(Variant variant) throws Exception {
    assertEquals(
        1, Comparison.firstDifferentFrame(List.of(run(variant, 1, 1), run(variant, 1, 2))));
  }

  @Test
  void recording_hasEveryFrame() throws Exception {
    Recording recording = run(Variant.HEAP, 2, 1);
    assertEquals(FRAMES, recording.nanos().size());
    assertEquals(2, recording.pictures().size());
    assertEquals(2, recording.pictureChecksums().size());
    assertNotEquals(recording.checksums().get(1), recording.checksums().get(2));
    assertTrue(recording.heapBytes().percentile(0) > 100_000);
    assertEquals(0, recording.frameBytes().max());
    assertFalse(isOneColour(recording.pictures().getFirst().pixels()));
  }

  @Test
  void progress_isAFewLinesWithoutATerminal() throws Exception {
    run(Variant.HEAP, 1, 1);
    String[] lines = text.toString().split("\\R");
    assertEquals(4, lines.length);
    assertTrue(lines[0].startsWith("heap        frame 3/12  latest "));
    assertArrayEquals(
        new boolean[4],
        new boolean[] {wide(lines[0]), wide(lines[1]), wide(lines[2]), wide(lines[3])});
  }

  private static boolean wide(String line) {
    return line.length() > 79;
  }

  private static boolean isOneColour(int[] pixels) {
    for (int pixel : pixels) {
      if (pixel != pixels[0]) {
        return false;
      }
    }
    return true;
  }

  private Recording run(Variant variant, int threads, long seed) throws Exception {
    Scene scene = Scene.of(TorusKnot.mesh(), BODIES, seed);
    Plan plan = new Plan(FRAMES, 40, threads, 6, 96, 64);
    Progress progress = new Progress(new PrintWriter(text), false);
    return Runner.run(scene, plan, List.of(variant), progress).getFirst();
  }
}
