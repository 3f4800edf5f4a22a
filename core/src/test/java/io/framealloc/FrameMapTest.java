package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("debug")
@Tag("fallback")
final class FrameMapTest {

  enum Side {
    LEFT,
    RIGHT
  }

  record Cell(int x, int y) {}

  /** Every key has the same hash code. */
  record Clash(int id) {
    @Override
    public int hashCode() {
      return 7;
    }
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 1000})
  void anyExpectedSize_takesOverwritesAndGrows(int expectedSize) {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Integer, Long> map = frame.map(Integer.class, Long.class, expectedSize);
      assertNull(map.get(1));
      for (int i = 0; i < 100; i++) {
        assertNull(map.put(i, i * 10L));
        assertEquals(i * 10L, map.put(i, i * 11L));
      }
      assertEquals(100, map.size());
      for (int i = 0; i < 100; i++) {
        assertEquals(i * 11L, map.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomSteps_agreeWithAHashMap(long seed) {
    Random random = new Random(seed);
    Map<Cell, Integer> model = new HashMap<>();
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Cell, Integer> map = frame.map(Cell.class, Integer.class);
      for (int step = 0; step < 20_000; step++) {
        Cell key = new Cell(random.nextInt(20), random.nextInt(20));
        int choice = random.nextInt(100);
        if (choice == 0) {
          map.clear();
          model.clear();
        } else if (choice < 50) {
          assertEquals(model.put(key, step), map.put(key, step));
        } else if (choice < 85) {
          assertEquals(model.remove(key), map.remove(key));
        } else {
          assertEquals(model.get(key), map.get(key));
        }
        assertEquals(model.size(), map.size());
      }
      Map<Cell, Integer> walked = new HashMap<>();
      map.forEach(walked::put);
      assertEquals(model, walked);
    }
  }

  @Test
  void equalHashes_areToldApartAndRemovedAlone() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Clash, Integer> map = frame.map(Clash.class, Integer.class);
      for (int i = 0; i < 50; i++) {
        map.put(new Clash(i), i);
      }
      for (int i = 0; i < 50; i += 2) {
        assertEquals(i, map.remove(new Clash(i)));
      }
      for (int i = 0; i < 50; i++) {
        assertEquals(i % 2 == 1, map.containsKey(new Clash(i)));
      }
    }
  }

  @Test
  void enumsAndDoubles_areKeysByEquals() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Side, Double> sides = frame.map(Side.class, Double.class);
      sides.put(Side.RIGHT, 1.5);
      assertEquals(1.5, sides.get(Side.RIGHT));
      assertEquals(2.5, sides.getOrDefault(Side.LEFT, 2.5));
      FrameMap<Double, Integer> numbers = frame.map(Double.class, Integer.class);
      numbers.put(Double.NaN, 1);
      numbers.put(0.0, 2);
      assertEquals(1, numbers.get(Double.NaN));
      assertNull(numbers.get(-0.0));
    }
  }

  @Test
  void order_isThatOfInsertion() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class);
      assertTrue(map.isEmpty());
      assertEquals("{}", map.toString());
      map.put(3, 30);
      map.put(1, 10);
      map.put(2, 20);
      Map<Integer, Integer> walked = new LinkedHashMap<>();
      map.forEach(walked::put);
      assertEquals("{3=30, 1=10, 2=20}", walked.toString());
      assertEquals("{3=30, 1=10, 2=20}", map.toString());
      assertFalse(map.isEmpty());
    }
  }

  @Test
  void forEach_refusesNewKeys() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class);
      map.put(1, 1);
      map.forEach((key, value) -> map.put(key, value + 1));
      assertEquals(2, map.get(1));
      assertThrows(
          ConcurrentModificationException.class,
          () -> map.forEach((key, value) -> map.put(key + 1, value)));
    }
  }

  @Test
  void growthInsideANestedScope_staysAfterIt() {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class);
      try (FrameScope _ = frame.nested()) {
        for (int i = 0; i < 1000; i++) {
          map.put(i, -i);
          frame.ref(16);
        }
      }
      frame.intVec(4000).resize(4000, 99);
      for (int i = 0; i < 1000; i++) {
        assertEquals(-i, map.get(i));
      }
    }
  }

  @Test
  void refusedGrowth_changesNothing() {
    AllocConfig small = AllocConfig.builder().frameCapacity(4096).overflow(Overflow.FAIL).build();
    try (SmartAlloc tight = SmartAlloc.create(small);
        Frame frame = tight.beginFrame()) {
      FrameMap<Integer, Long> map = frame.map(Integer.class, Long.class);
      int put = 0;
      try {
        while (true) {
          map.put(put, (long) put);
          put++;
        }
      } catch (FrameExhaustedException full) {
        assertEquals(put, map.size());
      }
      assertTrue(put > 10);
      assertNull(map.get(put));
      for (int i = 0; i < put; i++) {
        assertEquals((long) i, map.get(i));
      }
      assertEquals(5L, map.put(5, 6L));
    }
  }

  @Test
  void useAfterEnd_andOnAnotherThread_areRefused() throws InterruptedException {
    Frame frame = alloc.beginFrame();
    FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class);
    map.put(1, 1);
    Throwable[] thrown = new Throwable[1];
    Thread other =
        new Thread(
            () -> {
              try {
                map.get(1);
              } catch (WrongThreadException e) {
                thrown[0] = e;
              }
            });
    other.start();
    other.join();
    assertTrue(thrown[0].getMessage().startsWith("[FA201] "));
    frame.close();
    assertThrows(FrameEndedException.class, () -> map.get(1));
    assertThrows(FrameEndedException.class, () -> map.put(1, 1));
    assertThrows(FrameEndedException.class, () -> map.remove(1));
    assertThrows(FrameEndedException.class, map::size);
    assertThrows(FrameEndedException.class, map::isEmpty);
    assertThrows(FrameEndedException.class, map::clear);
    assertThrows(FrameEndedException.class, () -> map.containsKey(1));
    assertThrows(FrameEndedException.class, () -> map.forEach((k, v) -> {}));
    assertThrows(FrameEndedException.class, map::toString);
  }

  @Test
  void badRequests_areRefused() {
    try (Frame frame = alloc.beginFrame()) {
      assertThrows(
          IllegalArgumentException.class, () -> frame.map(Integer.class, Integer.class, -1));
      assertThrows(IllegalArgumentException.class, () -> frame.map(String.class, Integer.class));
      FrameMap<Integer, Integer> map = frame.map(Integer.class, Integer.class);
      assertThrows(NullPointerException.class, () -> map.put(1, null));
      assertThrows(NullPointerException.class, () -> map.put(null, 1));
      assertEquals(0, map.size());
    }
  }

  @Test
  void shorthand_isOfTheCurrentFrame() {
    alloc.beginFrame();
    FrameMap<Integer, Integer> map = alloc.frameMap(Integer.class, Integer.class);
    map.put(1, 2);
    assertEquals(2, map.get(1));
    assertEquals(0, alloc.frameMap(Integer.class, Integer.class, 10).size());
    alloc.endFrame();
    assertThrows(FrameEndedException.class, () -> map.get(1));
  }
}
