package io.framealloc.internal.debug;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Poison;
import io.framealloc.internal.text.ByteSizes;
import io.framealloc.internal.text.Sites;
import org.jspecify.annotations.Nullable;

/**
 * One allocation of a frame in debug mode: where it lies, the guards around it, who made it.
 *
 * <p>The guard before it begins where the allocation before it ends, so nothing between is left
 * unseen; the one behind it begins with the first byte that was not asked for.
 */
final class Allocation {

  /** The thread whose frame it is of. */
  final Thread thread;

  /** The frame it is of. */
  final long frame;

  /** Which allocation of the frame it is, from 1 on; 0 if it lasts until the frame ends. */
  final long number;

  /** Where it begins in bump order; negative if it is beside that. */
  final long position;

  /** Who pays, as a path of tags; empty if no tag does. */
  final String tag;

  /** Where it was made, if that is known. */
  final @Nullable StackTraceElement site;

  final long alignment;

  /* Where it lies; set when it is placed. */
  Block block;
  long from;
  long address;
  long bytes;
  long to;

  @SuppressWarnings("NullAway.Init") // placed before it is used
  Allocation(
      Thread thread,
      long frame,
      long number,
      long position,
      long alignment,
      String tag,
      @Nullable StackTraceElement site) {
    this.thread = thread;
    this.frame = frame;
    this.number = number;
    this.position = position;
    this.alignment = alignment;
    this.tag = tag;
    this.site = site;
  }

  /** Lies at {@code address} with guards from {@code from} and up to {@code to}. */
  void placedAt(Block in, long guardsFrom, long start, long size, long guardsTo) {
    block = in;
    from = guardsFrom;
    address = start;
    bytes = size;
    to = guardsTo;
  }

  private long end() {
    return address + bytes;
  }

  /** Fills it, and the guards around it. */
  void poisonFresh(boolean zeroed) {
    Poison.fill(block, from, address - from, Poison.GUARD);
    Poison.fill(block, address, bytes, zeroed ? 0 : Poison.FRESH);
    Poison.fill(block, end(), to - end(), Poison.GUARD);
  }

  /** Fills it and its guards, since it is given back. */
  void poisonFreed() {
    Poison.fill(block, from, to - from, Poison.FREED);
  }

  /** What is wrong with the guards, or null. */
  @Nullable CorruptionException checkGuards() {
    long before = Poison.intact(block, from, address - from, Poison.GUARD);
    if (from + before < address) {
      return broken("bytes written before an allocation", from + before, address, "fd", 0);
    }
    long behind = Poison.intact(block, end(), to - end(), Poison.GUARD);
    return end() + behind < to
        ? broken("bytes written behind an allocation", end() + behind, to, "fd", 0)
        : null;
  }

  /** What has changed since it was given back, or null. */
  @Nullable CorruptionException checkFreed(long now) {
    long same = Poison.intact(block, from, to - from, Poison.FREED);
    return from + same < to
        ? broken("changed after free", from + same, to, "cd", now - frame)
        : null;
  }

  private CorruptionException broken(
      String what, long at, long until, String expected, long framesAgo) {
    return new CorruptionException(
        "memory corrupted, %s: size=%s, offset=%d, found=%s, expected=%s, frame=%d%s, thread=%s%s%s; hint: %s"
            .formatted(
                what,
                ByteSizes.format(bytes),
                at - address,
                Poison.show(block, at, until - at),
                expected,
                frame,
                framesAgo == 0 ? "" : ", framesAgo=" + framesAgo,
                thread.getName(),
                tag.isEmpty() ? "" : ", tag=" + tag,
                Sites.field("site", site),
                framesAgo == 0
                    ? "look at what native code is given this memory, and how long it takes it to"
                        + " be"
                    : "native code has kept a pointer to this memory beyond its frame"),
        at - address,
        site);
  }
}
