package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.RawMemory;
import io.framealloc.internal.frame.References;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.MemorySegment;

/** The part of a frame that hands out and follows checked references. */
abstract sealed class FrameReferences extends Life permits FrameVectors {

  FrameReferences(ThreadArena arena) {
    super(arena);
  }

  /** The arena, if the current thread may allocate in it. */
  final ThreadArena arena() {
    ThreadArena a = arena;
    if (a.owner != Thread.currentThread()) {
      throw Errors.refuse(this);
    }
    return a;
  }

  /**
   * Takes memory and returns it as a checked reference: a plain number, 0 bytes on the Java heap.
   *
   * @param bytes the size
   * @return the reference, aligned to 8 bytes
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public long ref(long bytes) {
    return ref(bytes, 8);
  }

  /**
   * Takes aligned memory and returns it as a checked reference.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096; at least 8 is used
   * @return the reference
   * @throws IllegalArgumentException if an argument is out of range
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public long ref(long bytes, long alignment) {
    ThreadArena a = arena();
    Requests.checkSize(bytes, alignment);
    return References.take(a, bytes, alignment);
  }

  /** The offset in the only block of {@code width} bytes behind a reference. */
  private static long near(ThreadArena a, long ref, long offset, int width) {
    try {
      return References.near(a, ref, offset);
    } catch (IndexOutOfBoundsException unreached) {
      return far(a, ref, offset, width) - a.block.base;
    }
  }

  /** The address of {@code width} bytes behind a reference. */
  private static long far(ThreadArena a, long ref, long offset, long width) {
    long at = References.locate(a, ref, offset, width);
    if (at <= 0) {
      throw Errors.badReference(ref, offset, width, at, a);
    }
    return at;
  }

  /**
   * Reads a byte behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public byte getByte(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Byte.BYTES);
      return Memory.base(b).get(JAVA_BYTE, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Byte.BYTES);
    return Memory.getByte(References.blockOf(a, at), at);
  }

  /**
   * Writes a byte behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setByte(long ref, long offset, byte value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Byte.BYTES);
      Memory.base(b).set(JAVA_BYTE, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Byte.BYTES);
      Memory.setByte(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads a short behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public short getShort(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Short.BYTES);
      return Memory.base(b).get(JAVA_SHORT_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Short.BYTES);
    return Memory.getShort(References.blockOf(a, at), at);
  }

  /**
   * Writes a short behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setShort(long ref, long offset, short value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Short.BYTES);
      Memory.base(b).set(JAVA_SHORT_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Short.BYTES);
      Memory.setShort(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads a char behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public char getChar(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Character.BYTES);
      return Memory.base(b).get(JAVA_CHAR_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Character.BYTES);
    return Memory.getChar(References.blockOf(a, at), at);
  }

  /**
   * Writes a char behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setChar(long ref, long offset, char value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Character.BYTES);
      Memory.base(b).set(JAVA_CHAR_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Character.BYTES);
      Memory.setChar(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads an int behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public int getInt(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Integer.BYTES);
      return Memory.base(b).get(JAVA_INT_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Integer.BYTES);
    return Memory.getInt(References.blockOf(a, at), at);
  }

  /**
   * Writes an int behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setInt(long ref, long offset, int value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Integer.BYTES);
      Memory.base(b).set(JAVA_INT_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Integer.BYTES);
      Memory.setInt(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads a long behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public long getLong(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Long.BYTES);
      return Memory.base(b).get(JAVA_LONG_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Long.BYTES);
    return Memory.getLong(References.blockOf(a, at), at);
  }

  /**
   * Writes a long behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setLong(long ref, long offset, long value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Long.BYTES);
      Memory.base(b).set(JAVA_LONG_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Long.BYTES);
      Memory.setLong(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads a float behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public float getFloat(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Float.BYTES);
      return Memory.base(b).get(JAVA_FLOAT_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Float.BYTES);
    return Memory.getFloat(References.blockOf(a, at), at);
  }

  /**
   * Writes a float behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setFloat(long ref, long offset, float value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Float.BYTES);
      Memory.base(b).set(JAVA_FLOAT_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Float.BYTES);
      Memory.setFloat(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Reads a double behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @return the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public double getDouble(long ref, long offset) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Double.BYTES);
      return Memory.base(b).get(JAVA_DOUBLE_UNALIGNED, Memory.origin(b) + index);
    }
    long at = far(a, ref, offset, Double.BYTES);
    return Memory.getDouble(References.blockOf(a, at), at);
  }

  /**
   * Writes a double behind a checked reference.
   *
   * @param ref the reference
   * @param offset in bytes
   * @param value the value
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws WrongThreadException if called by another thread
   */
  public void setDouble(long ref, long offset, double value) {
    ThreadArena a = arena();
    if (a.referencesNear) {
      Block b = a.block;
      long index = near(a, ref, offset, Double.BYTES);
      Memory.base(b).set(JAVA_DOUBLE_UNALIGNED, Memory.origin(b) + index, value);
    } else {
      long at = far(a, ref, offset, Double.BYTES);
      Memory.setDouble(References.blockOf(a, at), at, value);
    }
  }

  /**
   * Returns the memory behind a checked reference as a raw segment.
   *
   * @param ref the reference
   * @param size in bytes
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the reference is stale or foreign
   * @throws IndexOutOfBoundsException if the bytes lie outside the memory of the frame
   * @throws UnsupportedOperationException if the library runs without native access
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment segment(long ref, long size) {
    ThreadArena a = arena();
    Requests.checkSize(size, 1);
    long at = far(a, ref, 0, size);
    if (!NativeAccess.ENABLED) {
      throw new UnsupportedOperationException(
          "a segment of a reference needs native access; add " + NativeAccess.flag());
    }
    return RawMemory.view(a, innermost(a), References.blockOf(a, at), at, size);
  }
}
