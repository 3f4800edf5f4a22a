package io.framealloc.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SeriesTest {

  @Test
  void percentile_isTheNearestRank() {
    Series series = Series.of(LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).toArray());
    assertEquals(500, series.percentile(500));
    assertEquals(990, series.percentile(990));
    assertEquals(999, series.percentile(999));
    assertEquals(1000, series.max());
    assertEquals(500.5, series.mean());
  }

  @Test
  void percentile_ofOneValueIsThatValue() {
    assertEquals(7, Series.of(7).percentile(500));
    assertEquals(7, Series.of(7).percentile(999));
  }
}
