package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What vectors and lists leave on the Java heap: nothing, once they exist. */
@Tag("allocation")
final class VectorAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int SIZE = 200;
  private static final int ROUNDS = 20;

  /** The compilers must not find out that results are not used. */
  private static volatile double sink;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  /** The least that any of several runs allocates, after runs that load what there is to load. */
  private static long allocatedBy(Runnable work) {
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static DynamicTest allocatesNothing(String name, Runnable work) {
    return DynamicTest.dynamicTest(name, () -> assertEquals(0, allocatedBy(work)));
  }

  @Test
  void measurement_seesAnAllocation() {
    assertNotEquals(0, allocatedBy(() -> sink = new int[SIZE + (int) sink % 2].length));
  }

  @TestFactory
  Stream<DynamicTest> vectors_allocateNothing() {
    return Stream.of(
            ints(frame.intVec(SIZE), frame.intVec(SIZE)),
            longs(frame.longVec(SIZE), frame.longVec(SIZE)),
            floats(frame.floatVec(SIZE), frame.floatVec(SIZE)),
            doubles(frame.doubleVec(SIZE), frame.doubleVec(SIZE)),
            bytes(frame.byteVec(SIZE), frame.byteVec(SIZE)),
            shorts(frame.shortVec(SIZE), frame.shortVec(SIZE)))
        .flatMap(tests -> tests);
  }

  private static Stream<DynamicTest> ints(FrameIntVec vec, FrameIntVec other) {
    int[] array = new int[SIZE];
    return Stream.of(
        allocatesNothing(
            "int elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push(vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, vec.get(i) * 3 + 1);
              }
              vec.push(vec.pop() + vec.swapRemove(3));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "int kernels",
            () -> {
              vec.resize(SIZE, 2);
              other.resize(SIZE, 3);
              vec.fill(1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              vec.sort();
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf(-1);
            }));
  }

  private static Stream<DynamicTest> longs(FrameLongVec vec, FrameLongVec other) {
    long[] array = new long[SIZE];
    return Stream.of(
        allocatesNothing(
            "long elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push(vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, vec.get(i) * 3 + 1);
              }
              vec.push(vec.pop() + vec.swapRemove(3));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "long kernels",
            () -> {
              vec.resize(SIZE, 2);
              other.resize(SIZE, 3);
              vec.fill(1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              vec.sort();
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf(-1);
            }));
  }

  private static Stream<DynamicTest> floats(FrameFloatVec vec, FrameFloatVec other) {
    float[] array = new float[SIZE];
    return Stream.of(
        allocatesNothing(
            "float elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push(vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, vec.get(i) * 3 + 1);
              }
              vec.push(vec.pop() + vec.swapRemove(3));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "float kernels",
            () -> {
              vec.resize(SIZE, 2);
              other.resize(SIZE, 3);
              vec.fill(1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              vec.sort();
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf(-1);
            }));
  }

  private static Stream<DynamicTest> doubles(FrameDoubleVec vec, FrameDoubleVec other) {
    double[] array = new double[SIZE];
    return Stream.of(
        allocatesNothing(
            "double elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push(vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, vec.get(i) * 3 + 1);
              }
              vec.push(vec.pop() + vec.swapRemove(3));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "double kernels",
            () -> {
              vec.resize(SIZE, 2);
              other.resize(SIZE, 3);
              vec.fill(1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              vec.sort();
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf(-1);
            }));
  }

  private static Stream<DynamicTest> bytes(FrameByteVec vec, FrameByteVec other) {
    byte[] array = new byte[SIZE];
    return Stream.of(
        allocatesNothing(
            "byte elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push((byte) vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, (byte) (vec.get(i) * 3 + 1));
              }
              vec.push((byte) (vec.pop() + vec.swapRemove(3)));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "byte kernels",
            () -> {
              vec.resize(SIZE, (byte) 2);
              other.resize(SIZE, (byte) 3);
              vec.fill((byte) 1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf((byte) -1);
            }));
  }

  private static Stream<DynamicTest> shorts(FrameShortVec vec, FrameShortVec other) {
    short[] array = new short[SIZE];
    return Stream.of(
        allocatesNothing(
            "short elements",
            () -> {
              vec.clear();
              while (vec.size() < vec.capacity()) {
                vec.push((short) vec.size());
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, (short) (vec.get(i) * 3 + 1));
              }
              vec.push((short) (vec.pop() + vec.swapRemove(3)));
              sink = vec.get(0);
            }),
        allocatesNothing(
            "short kernels",
            () -> {
              vec.resize(SIZE, (short) 2);
              other.resize(SIZE, (short) 3);
              vec.fill((short) 1);
              vec.scale(2);
              vec.addScaled(other, 5);
              vec.copyFrom(other);
              vec.copyTo(array);
              vec.copyFrom(array);
              vec.sort();
              sink = vec.sum() + vec.min() + vec.max() + vec.dot(other) + vec.indexOf((short) -1);
            }));
  }

  @Test
  void vectorsThatGrow_allocateNothing() {
    try (SmartAlloc own = SmartAlloc.create()) {
      long empty = allocatedBy(() -> growsInAFrame(own, 0));
      assertEquals(empty, allocatedBy(() -> growsInAFrame(own, 5000)));
    }
  }

  private static void growsInAFrame(SmartAlloc alloc, int n) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec ints = frame.intVec();
      FrameFloatVec floats = frame.floatVec();
      FrameDoubleVec doubles = frame.doubleVec();
      for (int i = 0; i < n; i++) {
        ints.push(i);
        floats.push(i);
        doubles.push(i);
      }
    }
  }

  @Test
  void lists_allocateOneSmallObject() {
    Object element = new Object();
    try (SmartAlloc own = SmartAlloc.create()) {
      long without = allocatedBy(() -> listsInAFrame(own, 0, element));
      long with = allocatedBy(() -> listsInAFrame(own, 10, element));
      assertEquals(0, (with - without) % 10);
      assertNotEquals(0, with - without);
      assertEquals(true, (with - without) / 10 <= 32, () -> (with - without) / 10 + " bytes");
    }
  }

  /** Keeps the lists, so that the compiler cannot do away with them. */
  private static final Object[] KEPT = new Object[10];

  private static void listsInAFrame(SmartAlloc alloc, int lists, Object element) {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < lists; i++) {
        FrameList<Object> list = frame.list();
        KEPT[i] = list;
        for (int j = 0; j < 300; j++) {
          list.add(element);
        }
        list.set(7, list.get(8));
        list.remove(100);
      }
    }
  }
}
