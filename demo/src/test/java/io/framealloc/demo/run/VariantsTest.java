package io.framealloc.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framealloc.demo.mesh.Mesh;
import io.framealloc.demo.mesh.ObjReader;
import io.framealloc.demo.mesh.TorusKnot;
import io.framealloc.demo.scene.Scene;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two variants are one simulation: their states and pictures are equal bit for bit. */
final class VariantsTest {

  private static final int FRAMES = 30;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ownMesh_isSimulatedAlikeByBothVariants(int threads) throws Exception {
    assertAlike(TorusKnot.mesh(), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void realMesh_isSimulatedAlikeByBothVariants(int threads) throws Exception {
    Path file = Path.of(System.getProperty("framealloc.shared", "absent"), "data", "spot.obj");
    assumeTrue(Files.exists(file), "no such mesh here");
    assertAlike(ObjReader.read(file), threads);
  }

  private static void assertAlike(Mesh mesh, int threads) throws Exception {
    Scene scene = Scene.of(mesh, 600, 7);
    Plan plan = new Plan(FRAMES, 45, threads, 10, 96, 64);
    Progress progress = new Progress(new PrintWriter(new StringWriter()), false);
    List<Recording> both = Runner.run(scene, plan, List.of(Variant.values()), progress);
    assertEquals(2, both.size());
    assertEquals(0, Comparison.firstDifferentFrame(both));
    assertEquals(0, Comparison.firstDifferentPicture(both));
    assertNotEquals(both.getFirst().checksums().get(1), both.getFirst().checksums().get(FRAMES));
    assertTrue(both.getLast().frameBytes().percentile(0) > 100_000);
  }
}
