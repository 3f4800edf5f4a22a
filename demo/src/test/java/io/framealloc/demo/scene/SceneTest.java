package io.framealloc.demo.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.demo.mesh.TorusKnot;
import org.junit.jupiter.api.Test;

final class SceneTest {

  @Test
  void sameSeed_givesTheSameScene() throws Exception {
    Scene one = Scene.of(TorusKnot.mesh(), 50, 9);
    Scene two = Scene.of(TorusKnot.mesh(), 50, 9);
    for (int body = 0; body < 50; body++) {
      assertEquals(one.radius(body), two.radius(body));
      assertEquals(Drops.x(9, body, 0), Drops.x(9, body, 0));
    }
    assertNotEquals(Drops.x(9, 0, 0), Drops.x(10, 0, 0));
    assertNotEquals(Drops.x(9, 0, 0), Drops.x(9, 0, 1));
  }

  @Test
  void normals_areUnitVectors() throws Exception {
    float[] n = Scene.of(TorusKnot.mesh(), 1, 1).normals();
    for (int i = 0; i < n.length; i += 3) {
      assertEquals(1.0, Math.hypot(Math.hypot(n[i], n[i + 1]), n[i + 2]), 1e-5);
    }
  }

  @Test
  void mortonCode_interleavesTheBitsOfTheAxes() {
    assertEquals(0b001, Morton.code(1, 0, 0));
    assertEquals(0b010, Morton.code(0, 1, 0));
    assertEquals(0b100, Morton.code(0, 0, 1));
    assertEquals((1 << 30) - 1, Morton.code(1023, 1023, 1023));
    assertEquals(0b101_011_000, Morton.code(0b110, 0b010, 0b100));
  }

  @Test
  void packedNormal_keepsADirection() {
    for (float value = -1; value <= 1; value += 0.01f) {
      int packed = PackedNormal.pack(value, -value, value / 2);
      assertEquals(value, PackedNormal.x(packed), 0.002);
      assertEquals(-value, PackedNormal.y(packed), 0.002);
      assertEquals(value / 2, PackedNormal.z(packed), 0.002);
    }
  }

  @Test
  void checksum_seesOrderAndSign() {
    long ab = Checksum.add(Checksum.add(Checksum.EMPTY, 1f), 2f);
    long ba = Checksum.add(Checksum.add(Checksum.EMPTY, 2f), 1f);
    assertNotEquals(ab, ba);
    assertNotEquals(Checksum.add(ab, 0f), Checksum.add(ab, -0f));
  }

  @Test
  void view_findsThePointAgainThroughItsSample() {
    View view = new View(320, 180);
    float inverse = 1f / view.depth(0f, 0.7f);
    int column = (int) view.column(0.4f, inverse);
    int row = (int) view.row(0f, 0.7f, inverse);
    assertEquals(0.4f, view.tableX(column, view.tableInverseDepth(row)), 0.02);
    assertEquals(0.7f, view.tableZ(row, view.tableInverseDepth(row)), 0.05);
    assertTrue(view.tableInverseDepth(view.rows() - 1) > inverse);
  }
}
