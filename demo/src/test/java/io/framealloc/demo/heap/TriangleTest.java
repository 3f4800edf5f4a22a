package io.framealloc.demo.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TriangleTest {

  @Test
  void nearestTo_isNoFartherThanAnyPointOfTheTriangle() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      Triangle triangle = new Triangle(point(random), point(random), point(random));
      Vec3 p = point(random);
      float nearest = p.minus(triangle.nearestTo(p)).length();
      for (int i = 0; i <= 20; i++) {
        for (int j = 0; i + j <= 20; j++) {
          Vec3 q =
              triangle
                  .a()
                  .times(i / 20f)
                  .plus(triangle.b().times(j / 20f))
                  .plus(triangle.c().times((20 - i - j) / 20f));
          assertTrue(nearest <= p.minus(q).length() + 1e-4f);
        }
      }
    }
  }

  @Test
  void nearestTo_liesInThePlaneBelowAPoint() {
    Triangle triangle = new Triangle(new Vec3(0, 0, 0), new Vec3(4, 0, 0), new Vec3(0, 0, 4));
    assertEquals(new Vec3(1, 0, 1), triangle.nearestTo(new Vec3(1, 3, 1)));
    assertEquals(new Vec3(2, 0, 0), triangle.nearestTo(new Vec3(2, 1, -5)));
  }

  private static Vec3 point(Random random) {
    return new Vec3(random.nextFloat(), random.nextFloat(), random.nextFloat());
  }
}
