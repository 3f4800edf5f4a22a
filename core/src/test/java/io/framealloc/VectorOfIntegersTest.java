package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.PrimitiveIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is special about whole numbers: overflow, and wide sums of narrow elements. */
@Tag("fallback")
final class VectorOfIntegersTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  @Test
  void sumsOfInts_doNotOverflow() {
    FrameIntVec vec = frame.intVec();
    vec.resize(10, Integer.MAX_VALUE);
    assertEquals(10L * Integer.MAX_VALUE, vec.sum());
    assertEquals(10L * Integer.MAX_VALUE * Integer.MAX_VALUE, vec.dot(vec));
    vec.fill(Integer.MIN_VALUE);
    assertEquals(10L * Integer.MIN_VALUE, vec.sum());
    assertEquals(Integer.MIN_VALUE, vec.max());
  }

  @Test
  void sumsOfBytesAndShorts_doNotOverflow() {
    FrameByteVec bytes = frame.byteVec();
    bytes.resize(100_000, Byte.MIN_VALUE);
    assertEquals(-12_800_000, bytes.sum());
    assertEquals(1_638_400_000L, bytes.dot(bytes));
    FrameShortVec shorts = frame.shortVec();
    shorts.resize(100_000, Short.MIN_VALUE);
    assertEquals(-3_276_800_000L, shorts.sum());
    assertEquals(107_374_182_400_000L, shorts.dot(shorts));
  }

  @Test
  void sumsOfLongs_wrapAround() {
    FrameLongVec vec = frame.longVec();
    vec.addAll(new long[] {Long.MAX_VALUE, 2});
    assertEquals(Long.MIN_VALUE + 1, vec.sum());
    assertEquals(Long.MAX_VALUE * Long.MAX_VALUE + 4, vec.dot(vec));
    assertEquals(Long.MAX_VALUE, vec.max());
    assertEquals(2, vec.min());
  }

  @Test
  void multiplesOfElements_wrapAround() {
    FrameIntVec ints = frame.intVec();
    ints.resize(5, Integer.MAX_VALUE);
    ints.scale(2);
    assertEquals(-2, ints.get(4));
    ints.addScaled(ints, Integer.MAX_VALUE);
    assertEquals(-2 + -2 * Integer.MAX_VALUE, ints.get(4));
    FrameLongVec longs = frame.longVec();
    longs.resize(5, Long.MIN_VALUE);
    longs.scale(-1);
    assertEquals(Long.MIN_VALUE, longs.get(4));
    FrameByteVec bytes = frame.byteVec();
    bytes.resize(5, (byte) 100);
    bytes.scale(3);
    assertEquals((byte) 300, bytes.get(4));
    bytes.addScaled(bytes, 1000);
    assertEquals((byte) (44 + 44 * 1000), bytes.get(4));
    FrameShortVec shorts = frame.shortVec();
    shorts.resize(5, (short) 30_000);
    shorts.scale(2);
    assertEquals((short) 60_000, shorts.get(4));
    shorts.addScaled(shorts, 100_000);
    assertEquals((short) (-5536 + -5536 * 100_000), shorts.get(4));
  }

  @Test
  void wholeRange_isStored() {
    FrameLongVec longs = frame.longVec();
    longs.addAll(new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE});
    assertArrayEquals(new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}, longs.toArray());
    FrameByteVec bytes = frame.byteVec();
    FrameShortVec shorts = frame.shortVec();
    for (int i = Byte.MIN_VALUE; i <= Byte.MAX_VALUE; i++) {
      bytes.push((byte) i);
      shorts.push((short) (i * 256));
    }
    for (int i = Byte.MIN_VALUE; i <= Byte.MAX_VALUE; i++) {
      assertEquals((byte) i, bytes.get(i - Byte.MIN_VALUE));
      assertEquals((short) (i * 256), shorts.get(i - Byte.MIN_VALUE));
    }
  }

  @Test
  void iteratorOfInts_doesNotBox() {
    FrameIntVec vec = frame.intVec();
    vec.addAll(new int[] {4, 5});
    PrimitiveIterator.OfInt iterator = vec.iterator();
    assertEquals(4, iterator.nextInt());
    int[] rest = {0};
    iterator.forEachRemaining((int value) -> rest[0] += value);
    assertEquals(5, rest[0]);
  }

  @Test
  void streams_areOfTheWiderType() {
    FrameShortVec shorts = frame.shortVec();
    shorts.addAll(new short[] {1, 2});
    assertEquals(3, shorts.stream().sum());
    FrameFloatVec floats = frame.floatVec();
    floats.addAll(new float[] {1.5f, 2});
    assertEquals(3.5, floats.stream().sum());
    FrameLongVec longs = frame.longVec();
    longs.addAll(new long[] {1L << 40, 2});
    assertEquals((1L << 40) + 2, longs.stream().sum());
    assertEquals(2, longs.stream().skip(1).findFirst().orElseThrow());
  }
}
