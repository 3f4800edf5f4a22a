package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame memory of one thread in one allocator: a bump pointer over a chain of blocks.
 *
 * <p>Life tokens. Every frame, nested scope and checkpoint has a token that points here while it is
 * alive, and to {@link #tombstone} afterwards. "Alive and on the right thread" is one compare,
 * {@code token.arena.owner == Thread.currentThread()}: the tombstone has no owner. A reader on
 * another thread can never see itself as the owner, whatever it reads of these plain fields, so
 * plain accesses suffice. An arena never changes its thread.
 *
 * <p>Steady state. Opening a frame is a test of {@link #state}, a count and a store into the
 * history; an allocation is an addition, a compare and a store; the end is a test and two stores.
 * Whatever is rare sets a bit of {@link #state} and is done by a {@code ...Slow} method.
 *
 * <p>Order at an end: check that it is the innermost, close the scope of the raw segments (the one
 * step that the JDK may refuse, while native code still uses a segment; nothing has changed then),
 * kill the token, let go of what is on the heap, move the pointer.
 */
public abstract class ThreadArena extends Owned implements Block.Holder {

  /* Bits of the state. No block: so in a virtual thread between its frames. */
  private static final int NO_BLOCK = 1;
  private static final int CLOSED = 2;

  /* Bits of the arena: its blocks go back after each frame; what is given back is zeroed. */
  private static final int LENDS = 4;
  private static final int ZEROES = 8;

  /* Bit of the thread: it has something to do at every frame. */
  private static final int BUSY = 128;

  /* Bits of the frame: raw segments were used in the last one, or are in this; all else. */
  private static final int EXPECTS_RAW = 16;
  private static final int SCOPED = 32;
  private static final int RARE = 64;

  /** How many frames are remembered; a power of two. */
  public static final int RECENT = 32;

  /* Sizes are rounded up to it, so that the pointer needs no alignment where 8 is enough. */
  private static final long UNIT = 8;

  /* What an allocation adds to the count: raw segments are counted again in the upper half. */
  private static final long ONE = 1;
  private static final long ONE_RAW = (1L << 32) + 1;

  /** What the tokens of ended regions point to; the tombstone's own tombstone is the arena. */
  public final ThreadArena tombstone;

  /* Zero while all is as usual. */
  private int state;

  /** The next free address; negated while no frame is open. */
  long top;

  /** Allocations of this frame in the lower half, those of raw segments in the upper half. */
  long count;

  /** The block that is bumped now. */
  public Block block;

  /** The innermost nested scope or checkpoint, or null. */
  public @Nullable Mark mark;

  /** The value type that was looked up last; it keeps one class from unloading. */
  public @Nullable Object known;

  /** The newest committed region of this frame, or null. */
  public @Nullable Mark adopted;

  /** Whether the fast path of {@link References} applies: one block, one region. */
  public boolean referencesNear;

  /** The number of the open frame, or of the last one; starts at 1. */
  public long number;

  /** Where past frames are looked up. */
  public final History history;

  /** Asked before a frame or a nested scope ends; null while nothing wants to know. */
  public @Nullable Ending ending;

  /** What this thread recycles on the Java heap. */
  public final HeapArrays arrays;

  final ArenaConfig config;
  final BlockChain chain;
  long base;
  long limit;
  long usedBefore;
  long referenceShift;
  long referenceShiftEnd;
  long referenceLimit;
  boolean beyondReferences;
  final Generations generations = new Generations();
  @Nullable Cleanup cleanups;
  @Nullable Arena scope;
  @Nullable MemorySegment view;

  private int kind;
  private @Nullable FrameTask task;
  private long windowPeak;
  private long highWater;
  private @Nullable SideMemory side;

  /* Of the frame rareFrame only. */
  private long rareFrame;
  private int overflows;
  private long rolledBack;
  private long peak;

  /** Makes the arena of {@code owner}; it has no block before the first frame. */
  @SuppressWarnings("NullAway.Init") // block is set before the first frame begins
  protected ThreadArena(ArenaConfig config, Thread owner) {
    super(owner);
    this.config = config;
    this.chain = new BlockChain(config.cache());
    this.history = new History(this);
    this.arrays = new HeapArrays(this);
    this.kind = (owner.isVirtual() ? LENDS : 0) | (config.cache().zeroes() ? ZEROES : 0);
    this.state = NO_BLOCK | kind;
    this.tombstone = new Tombstone(this);
  }

  @SuppressWarnings("NullAway.Init") // a tombstone is never bumped
  ThreadArena(ThreadArena origin) {
    super(null);
    this.config = origin.config;
    this.chain = origin.chain;
    this.history = origin.history;
    this.arrays = origin.arrays;
    this.kind = 0;
    this.tombstone = origin;
  }

  /** The frame with a number, if it is one of the last {@link #RECENT}. */
  public abstract @Nullable Object frame(long number);

  /** Puts the array of the last frames into the young generation again. */
  protected abstract void renewFrames();

  /**
   * Opens the next frame.
   *
   * @return false, with nothing done, if {@link #beginSlow} must do it
   */
  public boolean begin() {
    return state == 0 && advance();
  }

  /* Opens a frame in the same block; false if one is open, or a new chunk of generations is due. */
  private boolean advance() {
    long shift = referenceShift + Generations.STEP;
    if (top > 0 || shift == referenceShiftEnd) {
      return false;
    }
    referenceShift = shift;
    number++;
    count = 0;
    top = base;
    return true;
  }

  /** Opens the next frame in any state without an open frame. */
  public void beginSlow() {
    if ((state & (NO_BLOCK | LENDS)) != 0 || !advance()) {
      beginAnew();
    }
    if ((state & EXPECTS_RAW) != 0) {
      RawMemory.openView(this);
    }
    if (task != null) {
      task.began();
    }
  }

  /** From now on this thread does {@code task} at every frame. Called by the owner, at any time. */
  public void atFrames(FrameTask task) {
    this.task = task;
    kind |= BUSY;
    state |= BUSY;
  }

  private void beginAnew() {
    if ((state & NO_BLOCK) == 0 && generations.areUsedUp(this)) {
      maintain();
    }
    if ((state & NO_BLOCK) != 0) {
      long first = thread().isVirtual() ? BlockCache.SMALLEST : config.firstBlock();
      enter(chain.advance(1, Math.max(first, highWater), 0, this), false);
      state &= ~NO_BLOCK;
    }
    generations.next(this);
    number++;
    count = 0;
    top = base;
  }

  /** Returns whether a frame is open. */
  public boolean isOpen() {
    return top > 0;
  }

  /** Returns whether {@link #end()} may be called: nothing rare has happened in this frame. */
  public boolean isPlain() {
    return state == 0;
  }

  /** Ends a plain frame, whose token is dead. Its pointer stays for the statistics. */
  public void end() {
    top = -top;
  }

  /** Returns whether {@link #endScoped()} may be called: plain but for raw segments and tasks. */
  public boolean isPlainButScoped() {
    return (state & ~(SCOPED | EXPECTS_RAW | BUSY)) == 0;
  }

  /** Ends a frame with raw segments, whose token is dead and whose scope is closed. */
  public void endScoped() {
    state = kind | expectation();
    top = -top;
    if (task != null) {
      task.ended();
    }
  }

  private int expectation() {
    return count >>> 32 != 0 ? EXPECTS_RAW : 0;
  }

  /**
   * Takes {@code bytes} at a multiple of {@code alignment}, a power of two; the caller has compared
   * the owner. Afterwards {@link #block} is the block of the returned address.
   *
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   */
  public long bump(long bytes, long alignment) {
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

  private static long up(long bytes) {
    return (bytes + UNIT - 1) & -UNIT;
  }

  private long bumpSlow(long bytes, long alignment, long one) {
    long start = start(alignment);
    boolean fits = bytes <= block.end() - start;
    long apart = bytes + alignment - Math.min(alignment, config.cache().alignment());
    boolean over = admit(bytes, fits ? start - top + bytes : apart);
    if (over && spills() && !(fits && block.isForOnce())) {
      chain(chain.spill(apart, top, this), true);
    } else if (fits) {
      limitTo(limitOf(block, over));
    } else {
      chain(chain.advance(apart, preferredSize(), top, this), over);
    }
    return bump(bytes, alignment, one);
  }

  private boolean spills() {
    return config.overflow() == ArenaConfig.OverflowPolicy.SPILL;
  }

  private long preferredSize() {
    return Math.min(block.size << 1, BlockCache.LARGEST_KEPT);
  }

  private void chain(Block next, boolean over) {
    usedBefore = used();
    view = null;
    rare();
    enter(next, over);
  }

  /**
   * Applies the overflow policy if {@code need} more bytes go beyond the capacity.
   *
   * @return whether they do
   * @throws FrameExhaustedException if the policy refuses
   */
  boolean admit(long bytes, long need) {
    if (need < 0 || need > BlockCache.LARGEST) {
      throw FrameExhaustedException.tooLarge(bytes);
    }
    long used = used();
    boolean over = need > 0 && used + need > config.capacity();
    if (over) {
      rare();
      overflows++;
      if (config.overflow() == ArenaConfig.OverflowPolicy.FAIL) {
        throw FrameExhaustedException.frameFull(bytes, used, config.capacity());
      }
    }
    return over;
  }

  private void enter(Block next, boolean over) {
    block = next;
    base = next.base;
    top = base;
    generations.rebase(this);
    limit = limitOf(next, over);
  }

  /**
   * Moves the limit inside the block; the view for raw segments ends there, so it is opened anew.
   */
  private void limitTo(long address) {
    limit = address;
    view = null;
  }

  /* Not below the top, even if memory beside the chain has used the capacity up. */
  private long limitOf(Block of, boolean over) {
    long end = of.end();
    return over ? end : Math.max(top, Math.min(end, of.base + config.capacity() - usedBefore));
  }

  /**
   * Makes {@code bytes} that end at the bump pointer longer by {@code more}, in place.
   *
   * @return false, with nothing changed, if something lies behind them or the block is full
   */
  public boolean extend(long end, long more) {
    if (up(end) != top || more > limit - end) {
      return false;
    }
    top = up(end + more);
    return true;
  }

  /** Memory for a region below the innermost one; it lasts until the frame ends. */
  public SideMemory side() {
    SideMemory memory = side;
    if (memory == null) {
      memory = new SideMemory(this);
      side = memory;
    }
    rare();
    return memory;
  }

  /** Opens a region with the token {@code life} inside the innermost one. */
  public Mark push(Object life) {
    rare();
    Mark pushed = new Mark(this, life);
    mark = pushed;
    scope = null;
    view = null;
    generations.next(this);
    return pushed;
  }

  /** Rewinds to {@code to}: its region and those above are dead, and their scopes closed. */
  public void popTo(Mark to) {
    Cleanup.run(cleanups, to.cleanups);
    cleanups = to.cleanups;
    long before = used();
    peak = Math.max(peak, before);
    chain.backTo(to.at, to.top, top);
    block = chain.current();
    base = block.base;
    top = block.behindMoved(to.top);
    limit = to.limit;
    usedBefore = to.usedBefore;
    rolledBack += before - used();
    scope = to.scope;
    view = to.view;
    adopted = to.adopted;
    mark = to.below;
    generations.restore(this, to.generation, to.window);
  }

  /** Makes the innermost region, opened by {@code committed}, part of the one below. */
  public void commit(Mark committed) {
    committed.nextAdopted = adopted;
    committed.adoptedScope = scope;
    committed.adoptedGeneration = generations.current(this);
    committed.adoptedWindow = generations.window();
    adopted = committed;
    scope = committed.scope;
    boolean sameView = block == chain.block(committed.at) && limit == committed.limit;
    view = sameView ? committed.view : null;
    mark = committed.below;
    generations.restore(this, committed.generation, committed.window);
  }

  /** Lets {@code cleanup} run when the innermost region ends. */
  public void onRegionEnd(Cleanup cleanup) {
    rare();
    cleanup.next = cleanups;
    cleanups = cleanup;
  }

  /** Ends a frame with anything rare in it; its tokens are dead and its scopes closed. */
  public void endSlow() {
    Cleanup.run(cleanups, null);
    long used = used();
    windowPeak = Math.max(windowPeak, peakUsed());
    boolean chained = chain.count() > 1;
    chain.backTo(0, chain.block(0).base, top);
    if (side != null) {
      side.release();
    }
    reset();
    top = -(base + used);
    if ((state & (LENDS | CLOSED)) != 0) {
      releaseBlocks();
    } else if (chained) {
      consolidate();
    }
    if (block.isShared() && (state & NO_BLOCK) == 0) {
      long decayed = Math.max(windowPeak, highWater - (highWater >> 3));
      highWater = Math.min(decayed, BlockCache.LARGEST_KEPT);
      windowPeak = 0;
      releaseBlocks();
    }
    if (task != null) {
      task.ended();
    }
  }

  private void reset() {
    cleanups = null;
    scope = null;
    view = null;
    mark = null;
    adopted = null;
    usedBefore = 0;
    enter(chain.current(), false);
    generations.newest(this);
    state = (state & CLOSED) | kind | expectation();
  }

  /** Replaces several blocks by one that holds the whole peak, at the next frame. */
  private void consolidate() {
    boolean spills = config.overflow() == ArenaConfig.OverflowPolicy.SPILL;
    highWater = spills ? Math.min(windowPeak, config.capacity()) : windowPeak;
    if (spills || highWater <= BlockCache.LARGEST_KEPT) {
      releaseBlocks();
    }
  }

  /**
   * Lets the high-water mark decay, and goes down to a smaller block when it is far below. Plain
   * frames are sampled: this sees the last one only.
   *
   * <p>The history is replaced so that it stays in the young generation: storing a new object into
   * an old array costs a fence with G1, more than all else that a frame does.
   */
  private void maintain() {
    highWater = Math.max(Math.max(used(), windowPeak), highWater - (highWater >> 3));
    windowPeak = 0;
    renewFrames();
    history.renew();
    arrays.trim();
    long held = chain.bytes();
    if (held > config.firstBlock() && highWater < held >> 2) {
      releaseBlocks();
    }
    config.cache().settle();
  }

  /** Gives the blocks back, now or when the open frame ends; no frame is begun afterwards. */
  public void close() {
    state |= CLOSED;
    if (!isOpen()) {
      releaseBlocks();
    }
  }

  private void releaseBlocks() {
    chain.releaseAll();
    state |= NO_BLOCK;
  }

  void rare() {
    state |= RARE;
    if (rareFrame != number) {
      rareFrame = number;
      overflows = 0;
      rolledBack = 0;
      peak = 0;
    }
  }

  /** Marks this frame as not plain: a scope was opened in it. */
  void scopeOpened(Arena opened) {
    state |= SCOPED;
    history.scopeOpened(number, opened.scope());
  }

  /** Counts bytes of this frame that do not come from the chain, and have been admitted. */
  void usedElsewhere(long bytes) {
    rare();
    usedBefore += bytes;
    limitTo(Math.min(limit, limitOf(block, false)));
    count += ONE;
  }

  /** Bytes of the open frame, or of the last one. */
  public long used() {
    return usedBefore + Math.abs(top) - base;
  }

  /** Bytes until the overflow policy applies. */
  public long remaining() {
    return Math.max(0, config.capacity() - used());
  }

  /** Allocations of the open frame, or of the last one. */
  public long allocations() {
    return count & 0xFFFF_FFFFL;
  }

  /** Bytes taken in this frame, those rolled back included. */
  public long allocatedBytes() {
    return used() + (rareFrame == number ? rolledBack : 0);
  }

  /** The most bytes in use at once in this frame. */
  public long peakUsed() {
    return Math.max(used(), rareFrame == number ? peak : 0);
  }

  /** How often the overflow policy was applied in this frame. */
  public int overflows() {
    return rareFrame == number ? overflows : 0;
  }

  /**
   * Whether raw segments outlive their thread for good. Without native access they are memory of a
   * confined arena of the JDK, which only its own thread can close.
   */
  public boolean hasLostRawMemory() {
    return !NativeAccess.ENABLED && history.hasOpenScope(number);
  }

  @Override
  public Thread thread() {
    Thread thread = owner;
    if (thread == null) {
      throw new AssertionError("a tombstone has no thread");
    }
    return thread;
  }

  @Override
  public boolean died() {
    boolean open = isOpen();
    chain.forget();
    if (side != null) {
      side.forget();
    }
    cleanups = null;
    arrays.forget();
    top = -Math.abs(top);
    state |= NO_BLOCK;
    return open;
  }
}
