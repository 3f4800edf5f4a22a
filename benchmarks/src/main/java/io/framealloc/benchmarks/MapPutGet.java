package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameMap;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** A new map in a frame, 128 entries put and then looked up. */
@Row(value = "map", title = "128 puts and 128 gets in a new map")
public class MapPutGet extends Comparison {

  private static final int COUNT = 128;
  private static final int FIRST = 1_000;
  private static final int STEP = 37;

  private final Map<Integer, Integer> reused = new HashMap<>(COUNT * 2);

  @Benchmark
  public int intToInt_framealloc() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class, COUNT);
      for (int i = 0; i < COUNT; i++) {
        map.put(FIRST + i * STEP, FIRST + i);
      }
      int sum = 0;
      for (int i = 0; i < COUNT; i++) {
        sum += map.getOrDefault(FIRST + i * STEP, 0);
      }
      return sum;
    }
  }

  @Benchmark
  public int intToInt_newHashMap() {
    return putAndGet(new HashMap<>(COUNT * 2));
  }

  @Benchmark
  public int intToInt_clearedHashMap() {
    reused.clear();
    return putAndGet(reused);
  }

  private static int putAndGet(Map<Integer, Integer> map) {
    for (int i = 0; i < COUNT; i++) {
      map.put(FIRST + i * STEP, FIRST + i);
    }
    int sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += map.getOrDefault(FIRST + i * STEP, 0);
    }
    return sum;
  }
}
