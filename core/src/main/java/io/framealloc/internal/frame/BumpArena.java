package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.account.FrameLedger;
import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.account.Meter;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The allocating part of a thread's arena: a bump pointer over a chain of blocks.
 *
 * <p>An allocation is an addition, a compare with {@link #limit}, and two stores. Whatever must
 * know of allocations makes the limit smaller, and is asked by {@link #admit} when it is reached:
 * the end of the block, the capacity of the frame, the budgets ({@link FrameLedger}). Whoever must
 * see every allocation of a frame ({@link Inspector}, {@link Placement}) puts it below the base.
 *
 * <p>The position of a frame is what it has taken in bump order, in bytes: what lies in the blocks
 * before the current one, and what of that is below the pointer.
 */
abstract class BumpArena extends Owned implements Meter {

  /* Sizes are rounded up to it, so that the pointer needs no alignment where 8 is enough. */
  private static final long UNIT = 8;

  /* What an allocation adds to the count: raw segments are counted again in the upper half. */
  private static final long ONE = 1;
  private static final long ONE_RAW = (1L << 32) + 1;

  /** The next free address; negated while no frame is open. */
  long top;

  /** Allocations of this frame in the lower half, those of raw segments in the upper half. */
  long count;

  /** The block of the memory taken last: the current one, unless a placement chose another. */
  public Block block;

  /** The number of the open frame, or of the last one; starts at 1. */
  public long number;

  /** Who pays; null while nobody asks. */
  public @Nullable Ledger ledger;

  /** Who sees the allocations; null while nobody wants to. */
  @Nullable Inspector inspector;

  /** Where the allocations lie; null if where the pointer is. */
  @Nullable Placement placement;

  /** Whether all allocations of this frame are seen, by either. */
  boolean inspected;

  /** Whether the placement places those of this frame. */
  boolean placed;

  /** The block that is bumped now. */
  Block current;

  final ArenaConfig config;
  final BlockChain chain;
  long base;
  long limit;
  long usedBefore;
  @Nullable MemorySegment view;

  /* Whether this block may be used beyond the capacity. */
  boolean beyond;

  /* Memory beside the bump order, which lasts until the frame ends. */
  private long aside;

  /* Of the frame rareFrame only. */
  private long rareFrame;
  private int overflows;
  private long rolledBack;
  private long peak;

  @SuppressWarnings("NullAway.Init") // the blocks are set before the first frame begins
  BumpArena(ArenaConfig config, BlockChain chain, @Nullable Thread owner) {
    super(owner);
    this.config = config;
    this.chain = chain;
  }

  /** The next allocations come from another block. */
  abstract void entered();

  /** Something happens in this frame that its plain end does not undo. */
  abstract void markRare();

  /** A request goes beyond the capacity of the frame. */
  abstract void overflowed(long bytes);

  /** Who holds the blocks. */
  abstract Block.Holder holder();

  /**
   * Takes {@code bytes} at a multiple of {@code alignment}, a power of two; the caller has compared
   * the owner. Afterwards {@link #block} is the block of the returned address.
   *
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   */
  public final long bump(long bytes, long alignment) {
    return bump(bytes, alignment, ONE);
  }

  long bumpRaw(long bytes, long alignment) {
    return bump(bytes, alignment, ONE_RAW);
  }

  /** Counts a raw segment. */
  void tookRaw(long start, long bytes) {
    top = start + up(bytes);
    count += ONE_RAW;
  }

  private long bump(long bytes, long alignment, long one) {
    long start = start(alignment);
    try {
      Objects.checkIndex(start - base, limit - base - bytes + 1);
    } catch (IndexOutOfBoundsException full) {
      return bumpSlow(bytes, alignment, one);
    }
    top = start + up(bytes);
    count += one;
    return start;
  }

  /** Where the next allocation begins. The pointer itself is always a multiple of 8. */
  long start(long alignment) {
    return alignment <= UNIT ? top : (top + alignment - 1) & -alignment;
  }

  static long up(long bytes) {
    return (bytes + UNIT - 1) & -UNIT;
  }

  private long bumpSlow(long bytes, long alignment, long one) {
    return inspected ? bumpInspected(bytes, alignment, one) : bumpFurther(bytes, alignment, one);
  }

  private long bumpInspected(long bytes, long alignment, long one) {
    Block before = current;
    long topBefore = top;
    inspected = false;
    long start;
    try {
      relimit();
      start = bump(bytes, alignment, one);
    } finally {
      inspected = true;
      relimit();
    }
    if (!placed || placement == null) {
      see(current, start, bytes);
      return start;
    }
    long at;
    try {
      at = placement.place(chain.offsetOf(start), allocations(), bytes, alignment);
    } catch (RuntimeException | Error refused) {
      top = current == before ? topBefore : base;
      count -= one;
      throw refused;
    }
    block = placement.block();
    see(block, at, bytes);
    return at;
  }

  /** Tells the inspector. */
  final void see(Block of, long start, long bytes) {
    if (inspector != null && inspected) {
      inspector.took(of, start, bytes);
    }
  }

  private long bumpFurther(long bytes, long alignment, long one) {
    long start = start(alignment);
    boolean fits = bytes <= current.end() - start;
    long apart = bytes + alignment - Math.min(alignment, config.cache().alignment());
    Grant grant = admit(bytes, fits ? start - top + bytes : apart);
    boolean over = grant == Grant.BEYOND;
    if (grant == Grant.PROMOTED || (over && spills() && !(fits && current.isForOnce()))) {
      chain(chain.spill(apart, top, holder()), true);
    } else if (fits) {
      beyond = over;
      relimit();
    } else {
      chain(chain.advance(apart, preferredSize(), top, holder()), over);
    }
    long taken = bump(bytes, alignment, one);
    if (grant == Grant.PROMOTED) {
      paidApart();
    }
    if (ledger != null) {
      ledger.settled();
    }
    return taken;
  }

  /* What was taken last is paid for as memory of the heap. */
  private void paidApart() {
    if (ledger != null) {
      ledger.frame.tookPromoted();
      relimit();
    }
  }

  private boolean spills() {
    return config.overflow() == ArenaConfig.OverflowPolicy.SPILL;
  }

  private long preferredSize() {
    return Math.min(current.size << 1, BlockCache.LARGEST_KEPT);
  }

  private void chain(Block next, boolean over) {
    usedBefore = position();
    view = null;
    rare();
    enter(next, over);
  }

  /** What is granted to a request that the limit has stopped. */
  enum Grant {
    /** There is room. */
    WITHIN,
    /** It goes beyond the capacity of the frame. */
    BEYOND,
    /** A budget sends it to the heap: memory of its own, until the frame ends. */
    PROMOTED
  }

  /**
   * Asks the budgets for {@code need} more bytes, then applies the overflow policy if they go
   * beyond the capacity.
   *
   * @throws FrameExhaustedException if that refuses
   * @throws io.framealloc.diagnostics.BudgetExceededException if a budget refuses
   */
  Grant admit(long bytes, long need) {
    if (need < 0 || need > BlockCache.LARGEST) {
      throw FrameExhaustedException.tooLarge(bytes);
    }
    if (ledger != null && ledger.frame.admit(need)) {
      return Grant.PROMOTED;
    }
    long used = used();
    if (need == 0 || used + need <= config.capacity()) {
      return Grant.WITHIN;
    }
    rare();
    overflows++;
    overflowed(bytes);
    if (config.overflow() == ArenaConfig.OverflowPolicy.FAIL) {
      throw FrameExhaustedException.frameFull(bytes, used, config.capacity());
    }
    return Grant.BEYOND;
  }

  void enter(Block next, boolean over) {
    block = next;
    current = next;
    base = next.base;
    top = base;
    entered();
    beyond = over;
    limit = limitOf(next);
  }

  /** Looks at the limits again; the view for raw segments ends there, so it is opened anew. */
  final void relimit() {
    limit = limitOf(current);
    view = null;
  }

  /* Not below the top, even if memory beside the chain has used the capacity up. */
  private long limitOf(Block of) {
    return inspected ? of.base - 1 : pointerLimit(of);
  }

  private long pointerLimit(Block of) {
    long end = of.end();
    long most = beyond ? end : Math.min(end, of.base + config.capacity() - usedBefore - aside);
    if (ledger != null) {
      long granted = ledger.frame.granted() - usedBefore;
      most = granted < end - of.base ? Math.min(most, of.base + granted) : most;
    }
    return Math.max(top, most);
  }

  /**
   * Makes {@code bytes} that end at the bump pointer longer by {@code more}, in place.
   *
   * @return false, with nothing changed, if something lies behind them or the block is full
   */
  public final boolean extend(long end, long more) {
    if (up(end) != top || more > limit - end) {
      return inspected && extendInspected(end, more);
    }
    top = up(end + more);
    return true;
  }

  private boolean extendInspected(long end, long more) {
    boolean fits = up(end) == top && more <= pointerLimit(current) - end;
    if (fits) {
      top = up(end + more);
      if (inspector != null) {
        inspector.extended(more);
      }
    }
    return fits;
  }

  final void rare() {
    markRare();
    if (rareFrame != number) {
      rareFrame = number;
      overflows = 0;
      rolledBack = 0;
      peak = 0;
    }
  }

  /** Counts bytes in bump order that do not come from the chain, and have been admitted. */
  final void usedElsewhere(long bytes) {
    rare();
    usedBefore += up(bytes);
    count += ONE;
    relimit();
    paidApart();
  }

  /** Counts bytes beside the bump order, which have been admitted. */
  final void usedAside(long bytes) {
    rare();
    aside += up(bytes);
    count += ONE;
    if (ledger != null) {
      ledger.frame.tookAside(up(bytes));
    }
    relimit();
  }

  /** Before the pointer goes back. */
  final void settle() {
    if (ledger != null) {
      ledger.frame.settle();
    }
  }

  /** Moves the pointer back to where it was at {@code to}, in {@code at}. */
  final void backTo(Mark to, Block at) {
    block = at;
    current = at;
    base = at.base;
    top = at.behindMoved(to.top);
    beyond = to.beyond;
    usedBefore = to.usedBefore;
    limit = limitOf(at);
    view = limit == to.limit ? to.view : null;
  }

  /** The pointer has gone back from position {@code from} by a rollback or a nested end. */
  final void rewound(long from) {
    peak = Math.max(peak, from + aside);
    rolledBack += from - position();
    if (ledger != null) {
      ledger.frame.rewound();
      relimit();
    }
  }

  /** Bytes of the open frame go on without it; returns who is refunded at their end. */
  public final @Nullable Payer moveOut(long bytes) {
    return ledger == null ? null : ledger.frame.moveOut(bytes);
  }

  /** Undoes {@link #moveOut}. */
  public final void moveBack(Payer payer, long bytes) {
    if (ledger != null) {
      ledger.frame.moveBack(payer, bytes);
    }
  }

  /** Lets another payer pay from now on. */
  public final void pay(Payer next) {
    if (ledger != null) {
      long before = ledger.frame.granted();
      ledger.pay(next);
      if (ledger.frame.granted() != before) {
        relimit();
      }
    }
  }

  /** Counts what was taken up to now. */
  public final void flush() {
    if (ledger != null && top > 0) {
      ledger.frame.flush();
      relimit();
    }
  }

  /** Looks at the budgets again. */
  public final void budgetsChanged() {
    if (ledger != null && top > 0) {
      flush();
      ledger.frame.limitsChanged();
      relimit();
    }
  }

  final void forgetAside() {
    aside = 0;
  }

  /** Bytes of the open frame in bump order, or of the last one. */
  @Override
  public final long position() {
    return usedBefore + Math.abs(top) - base;
  }

  /** Bytes of the open frame, or of the last one. */
  public final long used() {
    return position() + aside;
  }

  @Override
  public final long room() {
    return current.end() - top;
  }

  /** Bytes until the overflow policy applies. */
  public final long remaining() {
    long room = Math.max(0, config.capacity() - used());
    return ledger == null ? room : Math.min(room, ledger.frame.remaining(position()));
  }

  /** Allocations of the open frame, or of the last one. */
  @Override
  public final long allocations() {
    return count & 0xFFFF_FFFFL;
  }

  /** Bytes taken in this frame, those rolled back included. */
  public final long allocatedBytes() {
    return used() + (rareFrame == number ? rolledBack : 0);
  }

  /** The most bytes in use at once in this frame. */
  public final long peakUsed() {
    return Math.max(used(), rareFrame == number ? peak : 0);
  }

  /** How often the overflow policy was applied in this frame. */
  public final int overflows() {
    return rareFrame == number ? overflows : 0;
  }
}
