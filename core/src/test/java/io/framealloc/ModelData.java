package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.FrameEndedException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Something that a program has allocated, and what must be in it. */
abstract sealed class ModelData {

  /** All of it must still be as it was written. */
  abstract void assertIntact();

  /** Every use must be refused; the frame is open or not. */
  abstract void assertDead();

  /* Every byte at both ends, and some in the middle of what is large. */
  private static int step(long size, long at) {
    return at < 64 || at >= size - 64 ? 1 : (int) Math.min(61, size - 64 - at);
  }

  static final class Raw extends ModelData {

    private final MemorySegment segment;
    private final byte value;

    Raw(MemorySegment segment, byte value) {
      this.segment = segment;
      this.value = value;
      segment.fill(value);
    }

    @Override
    void assertIntact() {
      long size = segment.byteSize();
      for (long i = 0; i < size; i += step(size, i)) {
        assertEquals(value, segment.get(JAVA_BYTE, i));
      }
    }

    @Override
    void assertDead() {
      if (segment.byteSize() > 0) {
        assertThrows(IllegalStateException.class, () -> segment.get(JAVA_BYTE, 0));
      }
    }
  }

  static final class Reference extends ModelData {

    private final SmartAlloc alloc;
    private final Frame frame;
    private final long ref;
    private final int size;
    private final byte value;

    Reference(SmartAlloc alloc, Frame frame, long ref, int size, byte value) {
      this.alloc = alloc;
      this.frame = frame;
      this.ref = ref;
      this.size = size;
      this.value = value;
      for (int i = 0; i < size; i++) {
        frame.setByte(ref, i, value);
      }
    }

    @Override
    void assertIntact() {
      for (int i = 0; i < size; i += step(size, i)) {
        assertEquals(value, frame.getByte(ref, i));
      }
    }

    @Override
    void assertDead() {
      assertThrows(FrameEndedException.class, () -> frame.getByte(ref, 0));
      if (alloc.inFrame()) {
        assertThrows(
            FrameEndedException.class, () -> alloc.currentFrame().setByte(ref, 0, (byte) 0));
      }
    }
  }

  static final class Vector extends ModelData {

    private final FrameIntVec vec;
    private final List<Integer> values = new ArrayList<>();

    Vector(FrameIntVec vec) {
      this.vec = vec;
    }

    void push(int value) {
      vec.push(value);
      values.add(value);
    }

    int size() {
      return values.size();
    }

    @Override
    void assertIntact() {
      assertEquals(values.size(), vec.size());
      for (int i = 0; i < values.size(); i++) {
        assertEquals(values.get(i), vec.get(i));
      }
    }

    @Override
    void assertDead() {
      assertThrows(FrameEndedException.class, () -> vec.push(1));
      if (!values.isEmpty()) {
        assertThrows(FrameEndedException.class, () -> vec.get(0));
      }
    }
  }
}
