package io.framealloc.internal.pool;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.internal.memory.Poison;
import io.framealloc.internal.text.Sites;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The guards around the slots of one slab, or around one extent, in debug mode.
 *
 * <p>Behind every slot, and before the first, lie bytes that nobody owns; with what was not asked
 * for of the slot itself they are its guards. A slot is filled when it is opened, and checked and
 * filled again when it is closed; when it is opened again it must not have changed. A slot that is
 * opened by a transfer is filled when it is closed, but not checked.
 *
 * <p>Threads: of a slot, whoever opens it, then whoever has claimed it.
 */
final class SlotGuards {

  private static final byte OPENED = 1;
  private static final byte CLOSED = 2;

  /** An earlier use of a slot, or the current one. */
  private record Use(
      int generation, @Nullable StackTraceElement opened, @Nullable StackTraceElement closed) {}

  private final MemorySegment whole;
  private final long lead;
  private final long stride;
  private final long size;
  private final boolean zeroes;
  private final byte[] states;
  private final @Nullable Use[] uses;
  private final @Nullable Use[] past;
  private final Map<Long, CorruptionException> found = new ConcurrentHashMap<>();

  /** Slots of {@code size} begin at {@code lead} and then at every {@code stride}. */
  SlotGuards(MemorySegment whole, long lead, long stride, long size, int slots, boolean zeroes) {
    this.whole = whole;
    this.lead = lead;
    this.stride = stride;
    this.size = size;
    this.zeroes = zeroes;
    this.states = new byte[slots];
    this.uses = new @Nullable Use[slots];
    this.past = new @Nullable Use[slots];
    whole.fill(Poison.GUARD);
  }

  /** What a guard takes so that slots stay aligned. */
  static long room(long alignment) {
    return Math.max(Poison.GUARD_BYTES, alignment);
  }

  /** A slot was opened; returns what has changed in it while it was closed, or null. */
  @Nullable CorruptionException opened(int slot, int generation, long requested, String what) {
    long start = lead + slot * stride;
    CorruptionException changed = null;
    if (states[slot] == CLOSED && !zeroes) {
      long same = Poison.intact(whole, start, size, Poison.FREED);
      if (same < size) {
        changed = broken(what, "changed after free", start + same, start + size, start, "cd", slot);
      }
    }
    Poison.fill(whole, start, requested, zeroes ? 0 : Poison.FRESH);
    Poison.fill(whole, start + requested, size - requested, Poison.GUARD);
    states[slot] = OPENED;
    past[slot] = uses[slot];
    uses[slot] = new Use(generation, Sites.here(), null);
    return changed;
  }

  /**
   * A slot was claimed, to be closed; what is wrong around it is {@linkplain #take found} later.
   */
  void closed(int slot, int generation, long requested, String what) {
    try {
      long start = lead + slot * stride;
      CorruptionException wrong =
          states[slot] == OPENED ? checked(slot, start, requested, what) : null;
      if (wrong != null) {
        found.put(key(slot, generation), wrong);
        long end = start + size;
        Poison.fill(whole, start - Poison.GUARD_BYTES, Poison.GUARD_BYTES, Poison.GUARD);
        Poison.fill(whole, end, stride - size, Poison.GUARD);
      }
      Poison.fill(whole, start, size, zeroes ? 0 : Poison.FREED);
      Use use = states[slot] == OPENED ? uses[slot] : null;
      states[slot] = CLOSED;
      uses[slot] = new Use(generation, use == null ? null : use.opened, Sites.here());
    } catch (IllegalStateException e) {
      if (whole.scope().isAlive()) {
        throw e;
      }
    }
  }

  private @Nullable CorruptionException checked(int slot, long start, long requested, String what) {
    long first = start - Poison.GUARD_BYTES;
    long before = Poison.intact(whole, first, Poison.GUARD_BYTES, Poison.GUARD);
    if (before < Poison.GUARD_BYTES) {
      String act = "bytes written before an allocation";
      return broken(what, act, first + before, start, start, "fd", slot);
    }
    long behind = start + requested;
    long guard = lead + (slot + 1) * stride - behind;
    long intact = Poison.intact(whole, behind, guard, Poison.GUARD);
    String act = "bytes written behind an allocation";
    return intact < guard
        ? broken(what, act, behind + intact, behind + guard, start, "fd", slot)
        : null;
  }

  private CorruptionException broken(
      String what, String act, long at, long until, long start, String expected, int slot) {
    Use use = Objects.requireNonNull(uses[slot]);
    return new CorruptionException(
        "memory corrupted, %s: %s, offset=%d, found=%s, expected=%s, thread=%s%s%s; hint: %s"
            .formatted(
                act,
                what,
                at - start,
                Poison.show(whole, at, until - at),
                expected,
                Thread.currentThread().getName(),
                Sites.field("site", use.opened),
                Sites.field("closed", use.closed),
                use.closed == null
                    ? "look at what native code is given this memory, and how long it takes it to"
                        + " be"
                    : "a segment or pointer to this memory was kept beyond the close"),
        at - start,
        use.opened);
  }

  /** What was found wrong when a slot was closed, or null; once. */
  @Nullable CorruptionException take(int slot, int generation) {
    return found.isEmpty() ? null : found.remove(key(slot, generation));
  }

  private static long key(int slot, int generation) {
    return ((long) slot << 32) | (generation & 0xFFFF_FFFFL);
  }

  /** Where a slot of this generation was opened and closed, as far as that is known. */
  String history(int slot, int generation) {
    Use use = uses[slot];
    if (use == null || use.generation != generation) {
      use = past[slot];
    }
    return use == null || use.generation != generation
        ? ""
        : Sites.field("opened", use.opened) + Sites.field("closed", use.closed);
  }
}
