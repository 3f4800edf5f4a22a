package io.framealloc.internal.debug;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.frame.Placement;
import io.framealloc.internal.frame.References;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.memory.Poison;
import io.framealloc.internal.text.Sites;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The frame memory of one thread in debug mode.
 *
 * <p>Every allocation of a checked frame lies in blocks of this, between guards, first filled with
 * {@link Poison#FRESH}. When it is given back its guards are checked and all of it is filled with
 * {@link Poison#FREED}. What the frame has used then waits in quarantine until four more checked
 * frames have ended, and is looked at again: if it has changed, somebody still has a pointer to it.
 */
public final class GuardedMemory extends Placement {

  /** How many ended frames are in quarantine. */
  public static final int QUARANTINE = 4;

  private static final int MOST_SUPPRESSED = 8;

  private final ThreadArena arena;
  private final BlockCache cache;
  private final Consumer<Diagnostic> reports;
  private final Map<Long, FrameTrace> traces = new ConcurrentHashMap<>();
  private volatile FrameChoice choice;

  /* In the order of their numbers: at the pointer, and of the JDK; those that last until the end. */
  private final List<Allocation> inOrder = new ArrayList<>();
  private final List<Allocation> scoped = new ArrayList<>();
  private final List<Allocation> aside = new ArrayList<>();
  private final Map<Long, Allocation> byAddress = new HashMap<>();
  private final Deque<GuardedBlocks> quarantine = new ArrayDeque<>();
  private GuardedBlocks blocks;
  private @Nullable GuardedBlocks spare;
  private long quarantined;
  private @Nullable Block last;
  private @Nullable CorruptionException found;
  private long openFrame;

  /** Makes the memory of {@code arena}, whose {@code cache} lends the blocks. */
  public GuardedMemory(
      ThreadArena arena, BlockCache cache, FrameChoice choice, Consumer<Diagnostic> reports) {
    this.arena = arena;
    this.cache = cache;
    this.choice = choice;
    this.reports = reports;
    this.blocks = new GuardedBlocks(cache, arena);
  }

  /** Checks other frames from the next one on. */
  public void choose(FrameChoice next) {
    choice = next;
  }

  /** What is known of a frame of this thread, or null. */
  public @Nullable FrameTrace traceOf(long frame) {
    return traces.get(frame);
  }

  @Override
  protected boolean began(ThreadArena of) {
    if (openFrame == of.number && of.number != 0) {
      return true;
    }
    boolean picked = choice.picks(of.number);
    if (picked) {
      openFrame = of.number;
      traces.keySet().removeIf(old -> old <= of.number - ThreadArena.RECENT);
      traces.put(of.number, new FrameTrace(Sites.here()));
    }
    return picked;
  }

  /* Taking. */

  @Override
  protected long place(long position, long number, long bytes, long alignment) {
    Allocation made = allocation(number, position, alignment);
    blocks.place(made, bytes, cache.zeroes());
    inOrder.add(made);
    return placed(made);
  }

  @Override
  protected long placeAside(long bytes, long alignment) {
    Allocation made = allocation(0, -1, alignment);
    blocks.place(made, bytes, cache.zeroes());
    aside.add(made);
    return placed(made);
  }

  @Override
  protected MemorySegment fresh(Arena scope, long number, long bytes, long alignment) {
    long before = Math.max(alignment, Poison.GUARD_BYTES);
    long behind = -bytes & (Long.BYTES - 1);
    MemorySegment all =
        cache.allocate(scope, before + bytes + behind + Poison.GUARD_BYTES, alignment);
    Allocation made = allocation(number, -1, alignment);
    Block block = Block.of(all);
    made.placedAt(block, block.base, block.base + before, bytes, block.end());
    made.poisonFresh(cache.zeroes());
    scoped.add(made);
    trace(made);
    return all.asSlice(before, bytes);
  }

  private Allocation allocation(long number, long position, long alignment) {
    Ledger ledger = arena.ledger;
    String tag = ledger == null ? "" : ledger.payer().account.path;
    return new Allocation(
        arena.thread(), arena.number, number, position, alignment, tag, Sites.here());
  }

  private long placed(Allocation made) {
    last = made.block;
    remember(made);
    return made.address;
  }

  private void remember(Allocation made) {
    byAddress.put(made.address, made);
    trace(made);
  }

  private void trace(Allocation made) {
    FrameTrace trace = traces.get(arena.number);
    if (trace != null) {
      trace.add(made);
    }
  }

  @Override
  protected long move(long address, long used, long bytes) {
    Allocation old = known(address);
    Allocation made =
        new Allocation(
            old.thread, old.frame, old.number, old.position, old.alignment, old.tag, old.site);
    blocks.place(made, bytes, cache.zeroes());
    Memory.copy(old.block, old.address, made.block, made.address, used);
    inOrder.set(inOrder.indexOf(old), made);
    byAddress.remove(address);
    found = worse(found, old.checkGuards());
    blocks.free(old);
    return placed(made);
  }

  private Allocation known(long address) {
    return Objects.requireNonNull(byAddress.get(address));
  }

  @Override
  protected Block block() {
    return Objects.requireNonNull(last);
  }

  /* Finding. */

  @Override
  protected long positionOf(long address) {
    Allocation known = byAddress.get(address);
    return known == null ? -1 : known.position;
  }

  @Override
  protected long locate(long position, long offset, long width, long unplaced) {
    Allocation at = at(position);
    if (at == null || position - at.position > at.bytes) {
      return unplaced;
    }
    long inside = position - at.position;
    return offset < -inside || offset > at.bytes - inside - width
        ? References.OUTSIDE
        : at.address + inside + offset;
  }

  /* The last one that does not begin behind a position; those without one are skipped. */
  private @Nullable Allocation at(long position) {
    int low = 0;
    int high = inOrder.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (inOrder.get(middle).position <= position) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? null : inOrder.get(high);
  }

  @Override
  protected @Nullable Block blockOf(long address) {
    return blocks.blockOf(address);
  }

  /* Giving back. */

  @Override
  protected void movedOut(long address) {
    Allocation moved = byAddress.remove(address);
    if (moved != null) {
      found = worse(found, moved.checkGuards());
      inOrder.remove(moved);
      aside.remove(moved);
    }
  }

  @Override
  protected @Nullable RuntimeException check(long since) {
    CorruptionException worst = found;
    for (Allocation each : after(since, inOrder)) {
      worst = worse(worst, each.checkGuards());
    }
    for (Allocation each : after(since, scoped)) {
      worst = worse(worst, each.checkGuards());
    }
    if (since == 0) {
      for (Allocation each : aside) {
        worst = worse(worst, each.checkGuards());
      }
      GuardedBlocks leaving = quarantine.size() >= QUARANTINE ? quarantine.peekFirst() : null;
      if (leaving != null) {
        worst = worse(worst, leaving.checkFreed(arena.number));
      }
    }
    return worst;
  }

  private static @Nullable CorruptionException worse(
      @Nullable CorruptionException first, @Nullable CorruptionException next) {
    if (first == null || next == null) {
      return first == null ? next : first;
    }
    if (first.getSuppressed().length < MOST_SUPPRESSED) {
      first.addSuppressed(next);
    }
    return first;
  }

  private static List<Allocation> after(long since, List<Allocation> allocations) {
    int first = allocations.size();
    while (first > 0 && allocations.get(first - 1).number > since) {
      first--;
    }
    return allocations.subList(first, allocations.size());
  }

  @Override
  protected void rewound(long since) {
    found = null;
    List<Allocation> over = after(since, inOrder);
    over.forEach(this::free);
    over.clear();
    after(since, scoped).clear();
  }

  private void free(Allocation allocation) {
    byAddress.remove(allocation.address);
    blocks.free(allocation);
  }

  @Override
  protected void ended() {
    rewound(0);
    aside.forEach(this::free);
    aside.clear();
    FrameTrace trace = traces.get(openFrame);
    if (trace != null) {
      trace.ended = Sites.here();
    }
    openFrame = 0;
    blocks.giveUpShared();
    quarantine.addLast(blocks);
    quarantined += blocks.bytes();
    spare = null;
    if (quarantine.size() > QUARANTINE) {
      leave(quarantine.removeFirst());
    }
    while (quarantined > GuardedBlocks.MOST_BYTES && !quarantine.isEmpty()) {
      GuardedBlocks early = quarantine.removeFirst();
      report(early.checkFreed(arena.number));
      leave(early);
    }
    GuardedBlocks reused = spare;
    blocks = reused == null ? new GuardedBlocks(cache, arena) : reused;
  }

  private void leave(GuardedBlocks leaving) {
    quarantined -= leaving.bytes();
    if (spare == null) {
      leaving.recycle();
      spare = leaving;
    } else {
      leaving.release();
    }
  }

  private void report(@Nullable CorruptionException broken) {
    if (broken != null) {
      reports.accept(broken.diagnostic());
    }
  }

  @Override
  protected void release() {
    for (GuardedBlocks each : quarantine) {
      report(each.checkFreed(arena.number));
      each.release();
    }
    blocks.release();
    forget();
  }

  @Override
  protected void forget() {
    quarantine.clear();
    quarantined = 0;
    blocks = new GuardedBlocks(cache, arena);
    inOrder.clear();
    scoped.clear();
    aside.clear();
    byAddress.clear();
  }
}
