package io.framealloc.demo.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.SmartAlloc;
import io.framealloc.demo.mesh.TorusKnot;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.View;
import io.framealloc.demo.scene.Workers;
import io.framealloc.diagnostics.BehaviorReport;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CleanBehaviorTest {

  private static final int FRAMES = 120;
  private static final int PICTURES = 4;

  @Test
  void theDemo_givesAnEmptyReport() throws Exception {
    Scene scene = Scene.of(TorusKnot.mesh(), 500, 3);
    View view = new View(64, 64);
    try (Workers workers = new Workers(2, "demo");
        FrameSimulation simulation = new FrameSimulation(scene, workers, view)) {
      List<SmartAlloc> allocators = simulation.allocators();
      allocators.forEach(SmartAlloc::enableBehaviorFilter);
      for (int frame = 0; frame < FRAMES; frame++) {
        simulation.advance(frame % (FRAMES / PICTURES) == 0 ? new int[64 * 64] : null);
      }
      List<BehaviorReport> reports = allocators.stream().map(SmartAlloc::behaviorReport).toList();
      reports.forEach(report -> assertTrue(report.isClean(), report::summary));
      assertEquals(
          List.of(2L * FRAMES, (long) PICTURES),
          reports.stream().map(BehaviorReport::framesAnalyzed).toList());
    }
  }
}
