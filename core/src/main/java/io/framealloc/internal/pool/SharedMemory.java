package io.framealloc.internal.pool;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A range of native memory that any thread may reach.
 *
 * <p>It is reached through its own segment of its own shared arena only, never through the segment
 * that spans all addresses: so an access that races with {@link #free} fails by the JDK's own
 * check. Freeing stops all threads for some 60 microseconds, so it is done off every hot path.
 */
final class SharedMemory {

  /** Every range that is at least this long starts at a multiple of it: a page. */
  static final long ALIGNMENT = 4096;

  final MemorySegment segment;
  private final Arena arena;

  private SharedMemory(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
  }

  /**
   * Takes {@code bytes} zeroed bytes from the operating system.
   *
   * @throws OutOfMemoryError if there are none
   */
  @SuppressWarnings("MustBeClosed") // free does
  static SharedMemory reserve(long bytes, long alignment) {
    Arena arena = Arena.ofShared();
    try {
      return new SharedMemory(arena, arena.allocate(bytes, alignment));
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      arena.close();
      throw e;
    }
  }

  long bytes() {
    return segment.byteSize();
  }

  boolean isFree() {
    return !arena.scope().isAlive();
  }

  /**
   * Gives the bytes back to the operating system.
   *
   * @return false if native code holds them right now; nothing has changed then
   */
  boolean free() {
    try {
      arena.close();
      return true;
    } catch (IllegalStateException e) {
      return isFree();
    }
  }

  /** Zeroes {@code bytes} from {@code offset}, unless the memory is gone. */
  void wipe(long offset, long bytes) {
    try {
      zero(segment, offset, bytes);
    } catch (IllegalStateException e) {
      if (!isFree()) {
        throw e;
      }
    }
  }

  /**
   * Zeroes {@code bytes} from {@code offset}. A loop of long stores: two to three times faster than
   * {@code MemorySegment.fill} from 4 KiB up.
   */
  static void zero(MemorySegment segment, long offset, long bytes) {
    long words = bytes >>> 3;
    long done = 0;
    while (done < words) {
      int run = (int) Math.min(words - done, 1 << 20);
      long from = offset + (done << 3);
      for (int i = 0; i < run; i++) {
        segment.set(JAVA_LONG_UNALIGNED, from + ((long) i << 3), 0L);
      }
      done += run;
    }
    for (long i = words << 3; i < bytes; i++) {
      segment.set(JAVA_BYTE, offset + i, (byte) 0);
    }
  }
}
