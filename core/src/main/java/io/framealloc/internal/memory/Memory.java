package io.framealloc.internal.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Access to the bytes of a block.
 *
 * <p>With native access every access goes through one constant segment that spans the whole address
 * space, at a masked absolute address: the mask lets the compiler prove that segment's own bounds
 * check away, so the checks of the caller are the only ones and are never optional. Without it, the
 * access goes through the block's own segment at an offset. The branch is on a constant. Layouts
 * are unaligned, since an alignment test per access costs four times the access; alignment is the
 * allocator's duty.
 *
 * <p>Nothing here checks liveness, owner or index: every caller has done so.
 */
public final class Memory {

  /** User-space addresses have 47 bits. */
  public static final long ADDRESS_MASK = 0x7FFF_FFFF_FFFFL;

  /**
   * The largest element count of a vector. Masking a length with it lets the compiler see that
   * {@code 4 * index} fits an int, without which int-indexed loops do not vectorize.
   */
  public static final int INDEX_MASK = 0x0FFF_FFFF;

  private Memory() {}

  /** The segment that {@link #locate} addresses are relative to. */
  public static MemorySegment base(Block block) {
    return NativeAccess.ENABLED ? NativeAccess.ALL : block.segment;
  }

  /** The segment that every address is relative to, or null where it depends on the block. */
  public static @Nullable MemorySegment everything() {
    return NativeAccess.ENABLED ? NativeAccess.ALL : null;
  }

  /** Turns an absolute address inside {@code block} into an offset from {@link #base}. */
  public static long locate(Block block, long address) {
    return NativeAccess.ENABLED ? address & ADDRESS_MASK : address - block.base;
  }

  /** The first address of {@code block}, relative to {@link #base}; add a checked offset to it. */
  public static long origin(Block block) {
    return NativeAccess.ENABLED ? block.base & ADDRESS_MASK : 0;
  }

  public static byte getByte(Block block, long address) {
    return base(block).get(JAVA_BYTE, locate(block, address));
  }

  public static void setByte(Block block, long address, byte value) {
    base(block).set(JAVA_BYTE, locate(block, address), value);
  }

  public static short getShort(Block block, long address) {
    return base(block).get(JAVA_SHORT_UNALIGNED, locate(block, address));
  }

  public static void setShort(Block block, long address, short value) {
    base(block).set(JAVA_SHORT_UNALIGNED, locate(block, address), value);
  }

  public static char getChar(Block block, long address) {
    return base(block).get(JAVA_CHAR_UNALIGNED, locate(block, address));
  }

  public static void setChar(Block block, long address, char value) {
    base(block).set(JAVA_CHAR_UNALIGNED, locate(block, address), value);
  }

  public static int getInt(Block block, long address) {
    return base(block).get(JAVA_INT_UNALIGNED, locate(block, address));
  }

  public static void setInt(Block block, long address, int value) {
    base(block).set(JAVA_INT_UNALIGNED, locate(block, address), value);
  }

  public static long getLong(Block block, long address) {
    return base(block).get(JAVA_LONG_UNALIGNED, locate(block, address));
  }

  public static void setLong(Block block, long address, long value) {
    base(block).set(JAVA_LONG_UNALIGNED, locate(block, address), value);
  }

  public static float getFloat(Block block, long address) {
    return base(block).get(JAVA_FLOAT_UNALIGNED, locate(block, address));
  }

  public static void setFloat(Block block, long address, float value) {
    base(block).set(JAVA_FLOAT_UNALIGNED, locate(block, address), value);
  }

  public static double getDouble(Block block, long address) {
    return base(block).get(JAVA_DOUBLE_UNALIGNED, locate(block, address));
  }

  public static void setDouble(Block block, long address, double value) {
    base(block).set(JAVA_DOUBLE_UNALIGNED, locate(block, address), value);
  }

  /**
   * Zeroes {@code bytes} from {@code address}. A loop of long stores: two to three times faster
   * than {@code MemorySegment.fill} from 4 KiB up.
   */
  public static void zero(Block block, long address, long bytes) {
    MemorySegment base = base(block);
    long start = locate(block, address);
    long words = bytes >>> 3;
    long done = 0;
    while (done < words) {
      int run = (int) Math.min(words - done, INDEX_MASK);
      long from = start + (done << 3);
      for (int i = 0; i < run; i++) {
        base.set(JAVA_LONG_UNALIGNED, from + ((long) i << 3), 0L);
      }
      done += run;
    }
    for (long i = words << 3; i < bytes; i++) {
      base.set(JAVA_BYTE, start + i, (byte) 0);
    }
  }

  /** Copies {@code bytes} between two places, which may overlap. */
  public static void copy(Block from, long source, Block to, long target, long bytes) {
    MemorySegment.copy(base(from), locate(from, source), base(to), locate(to, target), bytes);
  }
}
