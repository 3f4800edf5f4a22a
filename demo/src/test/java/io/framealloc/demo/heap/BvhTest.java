package io.framealloc.demo.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BvhTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 100, 2000})
  void forEachOverlap_findsWhatALoopFinds(int count) {
    Random random = new Random(count);
    List<Aabb> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boxes.add(box(random, i % 3 == 0 ? 0.5f : 0f));
    }
    Bvh bvh = new Bvh(boxes);
    for (int round = 0; round < 100; round++) {
      Aabb query = box(random, 1.5f);
      TreeSet<Integer> expected = new TreeSet<>();
      for (int i = 0; i < count; i++) {
        if (boxes.get(i).overlaps(query)) {
          expected.add(i);
        }
      }
      List<Integer> found = new ArrayList<>();
      bvh.forEachOverlap(query, found::add);
      assertEquals(expected.size(), found.size());
      assertEquals(expected, new TreeSet<>(found));
    }
  }

  private static Aabb box(Random random, float size) {
    Vec3 centre = new Vec3(random.nextInt(8), 10 * random.nextFloat(), 10 * random.nextFloat());
    return Aabb.around(centre, size * random.nextFloat());
  }
}
