package io.framealloc.demo.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeshTest {

  @Test
  void standing_centresScalesAndPutsOnTheGround() throws Exception {
    float[] positions = {10, 5, 3, 14, 5, 3, 12, 9, 3, 12, 7, 4, 1e30f, 0, 0};
    Mesh mesh = new Mesh("m", positions, new int[] {0, 1, 2, 1, 2, 3}).standing(2);
    assertEquals(-1f, mesh.positions()[0]);
    assertEquals(0f, mesh.positions()[1]);
    assertEquals(-0.25f, mesh.positions()[2]);
    assertEquals(1f, mesh.positions()[3]);
    assertEquals(2f, mesh.positions()[7]);
  }

  @Test
  void standing_refusesAPoint() {
    Mesh mesh = new Mesh("dot", new float[] {1, 2, 3}, new int[] {0, 0, 0});
    MeshException e = assertThrows(MeshException.class, () -> mesh.standing(2));
    assertEquals("mesh has no extent, all its vertices are one point: mesh=dot", e.getMessage());
  }

  @Test
  void standing_keepsHugeCoordinatesFinite() throws Exception {
    float big = Float.MAX_VALUE;
    Mesh mesh =
        new Mesh("big", new float[] {-big, 0, 0, big, 0, 0, 0, big, 0}, new int[] {0, 1, 2})
            .standing(2);
    assertEquals(-1f, mesh.positions()[0]);
    assertEquals(1f, mesh.positions()[3]);
  }

  @Test
  void torusKnot_isAClosedSurfaceFacingOutwards() {
    Mesh mesh = TorusKnot.mesh();
    Map<Long, Integer> edges = new HashMap<>();
    int[] corners = mesh.corners();
    for (int i = 0; i < corners.length; i++) {
      int next = i % 3 == 2 ? i - 2 : i + 1;
      edges.merge((long) corners[i] << 32 | corners[next], 1, Integer::sum);
    }
    edges.forEach(
        (edge, count) -> {
          assertEquals(1, count);
          assertTrue(edges.containsKey(edge << 32 | edge >>> 32));
        });
    assertTrue(volume(mesh) > 0);
  }

  private static double volume(Mesh mesh) {
    float[] p = mesh.positions();
    int[] corners = mesh.corners();
    double sum = 0;
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      sum += p[a] * ((double) p[b + 1] * p[c + 2] - (double) p[b + 2] * p[c + 1]);
      sum += p[a + 1] * ((double) p[b + 2] * p[c] - (double) p[b] * p[c + 2]);
      sum += p[a + 2] * ((double) p[b] * p[c + 1] - (double) p[b + 1] * p[c]);
    }
    return sum / 6;
  }
}
