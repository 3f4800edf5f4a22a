package io.framealloc.demo.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.demo.mesh.TorusKnot;
import io.framealloc.demo.run.Plan;
import io.framealloc.demo.run.Progress;
import io.framealloc.demo.run.Recording;
import io.framealloc.demo.run.Runner;
import io.framealloc.demo.run.Variant;
import io.framealloc.demo.scene.Scene;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameSimulationTest {

  private static final long GARBAGE_LIMIT = 64 << 10;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void frames_leaveNextToNothingToTheCollector(int threads) throws Exception {
    Recording recording = run(threads);
    assertTrue(
        recording.heapBytes().percentile(900) < GARBAGE_LIMIT,
        () -> "bytes=" + recording.heapBytes().percentile(900));
    assertEquals(0, recording.collectionCount());
  }

  private static Recording run(int threads) throws Exception {
    Scene scene = Scene.of(TorusKnot.mesh(), 500, 3);
    Plan plan = new Plan(40, 60, threads, 10, 64, 64);
    Progress progress = new Progress(new PrintWriter(new StringWriter()), false);
    return Runner.run(scene, plan, List.of(Variant.FRAMEALLOC), progress).getFirst();
  }
}
