package io.framealloc.demo.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BvhTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 100, 2000})
  void findOverlaps_findsWhatALoopFinds(int count) {
    Random random = new Random(count);
    Query query = new Query();
    try (SmartAlloc alloc = SmartAlloc.create();
        Frame frame = alloc.beginFrame()) {
      Boxes boxes = new Boxes(frame, count);
      for (int i = 0; i < count; i++) {
        aim(query, random, i % 3 == 0 ? 0.5f : 0f);
        boxes.at(i).set(query.minX, query.minY, query.minZ, query.maxX, query.maxY, query.maxZ);
      }
      Bvh bvh = new Bvh(frame, boxes);
      FrameIntVec found = frame.intVec();
      for (int round = 0; round < 100; round++) {
        aim(query, random, 1.5f);
        found.clear();
        bvh.findOverlaps(query, found);
        found.sort();
        assertEquals(Arrays.toString(loop(boxes, query)), found.toString());
      }
    }
  }

  private static int[] loop(Boxes boxes, Query query) {
    return IntStream.range(0, boxes.size()).filter(box -> boxes.at(box).overlaps(query)).toArray();
  }

  private static void aim(Query query, Random random, float size) {
    float x = random.nextInt(8);
    query.around(x, 10 * random.nextFloat(), 10 * random.nextFloat(), size * random.nextFloat());
  }
}
