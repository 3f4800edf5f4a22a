package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private static Lane lane(int size) {
    Lane lane = new Lane("n");
    for (int i = 0; i < size; i++) {
      lane.add(i, i == 777 ? 50 : i % 3);
    }
    return lane;
  }

  @Test
  void shortLane_isNotThinned() {
    Lane lane = lane(100);
    assertSame(lane, lane.thinned(100));
  }

  @Test
  void thinnedLane_keepsItsSpikeWhereItWas() {
    Lane thin = lane(10_000).thinned(300);
    assertTrue(thin.size() <= 300);
    int spike =
        IntStream.range(0, thin.size()).filter(i -> thin.y(i) == 50).findAny().orElseThrow();
    assertEquals(777, thin.x(spike));
    IntStream.range(1, thin.size()).forEach(i -> assertTrue(thin.x(i) > thin.x(i - 1)));
  }

  @Test
  void percentile_isTheNearestRank() {
    double[] sorted = {1, 2, 3, 4};
    assertEquals(1, Timeline.percentile(sorted, 0));
    assertEquals(2, Timeline.percentile(sorted, 50));
    assertEquals(4, Timeline.percentile(sorted, 99));
    assertEquals(0, Timeline.percentile(new double[0], 50));
  }

  @Test
  void json_isSafeInsideAScriptElement() {
    Lane lane = new Lane("</script>\"");
    lane.add(1, 2.5);
    assertEquals(
        "{\"axis\":\"frame\",\"times\":[{\"name\":\"\\u003c/script\\u003e\\u0022\",\"x\":[1],"
            + "\"y\":[2.5]}],\"bytes\":[],\"marks\":[]}",
        ChartJson.of(new Timeline("frame", List.of(lane), List.of(), List.of(new Lane("x")))));
  }
}
