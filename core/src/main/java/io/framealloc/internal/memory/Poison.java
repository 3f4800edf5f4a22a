package io.framealloc.internal.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/** The patterns of debug mode: fresh memory, freed memory, and the guards around allocations. */
public final class Poison {

  /** Of memory that was taken and not written. */
  public static final byte FRESH = (byte) 0xAB;

  /** Of memory that was given back. */
  public static final byte FREED = (byte) 0xCD;

  /** Of the guards before and behind an allocation. */
  public static final byte GUARD = (byte) 0xFD;

  /** The least bytes of a guard; a multiple of 8. */
  public static final int GUARD_BYTES = 16;

  private static final int SHOWN = 8;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private Poison() {}

  /** Fills {@code bytes} from {@code address}. */
  public static void fill(Block block, long address, long bytes, byte pattern) {
    fill(Memory.base(block), Memory.locate(block, address), bytes, pattern);
  }

  /** Fills {@code bytes} from {@code offset}. */
  public static void fill(MemorySegment segment, long offset, long bytes, byte pattern) {
    segment.asSlice(offset, bytes).fill(pattern);
  }

  /** How many bytes from {@code address} on have the pattern: {@code bytes} if all have. */
  public static long intact(Block block, long address, long bytes, byte pattern) {
    return intact(Memory.base(block), Memory.locate(block, address), bytes, pattern);
  }

  /** How many bytes from {@code offset} on have the pattern: {@code bytes} if all have. */
  public static long intact(MemorySegment segment, long offset, long bytes, byte pattern) {
    long word = (pattern & 0xFF) * EACH_BYTE;
    long done = 0;
    while (done + Long.BYTES <= bytes && segment.get(JAVA_LONG_UNALIGNED, offset + done) == word) {
      done += Long.BYTES;
    }
    while (done < bytes && segment.get(JAVA_BYTE, offset + done) == pattern) {
      done++;
    }
    return done;
  }

  /** The first of {@code bytes} from {@code address}, as people read them. */
  public static String show(Block block, long address, long bytes) {
    return show(Memory.base(block), Memory.locate(block, address), bytes);
  }

  /** The first of {@code bytes} from {@code offset}, as people read them. */
  public static String show(MemorySegment segment, long offset, long bytes) {
    byte[] shown = new byte[(int) Math.min(bytes, SHOWN)];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = segment.get(JAVA_BYTE, offset + i);
    }
    return HEX.formatHex(shown);
  }
}
