package io.framealloc.internal.frame;

import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.Arena;
import java.util.Arrays;
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
public abstract class ThreadArena extends BumpArena implements Block.Holder {

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

  private static final FrameTask[] NO_TASKS = {};

  /** How many frames are remembered; a power of two. */
  public static final int RECENT = 32;

  /** What the tokens of ended regions point to; the tombstone's own tombstone is the arena. */
  public final ThreadArena tombstone;

  /* Zero while all is as usual. */
  private int state;

  /** The innermost nested scope or checkpoint, or null. */
  public @Nullable Mark mark;

  /** The value type that was looked up last; it keeps one class from unloading. */
  public @Nullable Object known;

  /** The newest committed region of this frame, or null. */
  public @Nullable Mark adopted;

  /** Whether the fast path of {@link References} applies: one block, one region. */
  public boolean referencesNear;

  /** Where past frames are looked up. */
  public final History history;

  /** Asked before a frame or a nested scope ends; null while nothing wants to know. */
  public @Nullable Ending ending;

  /** What this thread recycles on the Java heap. */
  public final HeapArrays arrays;

  long referenceShift;
  long referenceShiftEnd;
  long referenceLimit;
  boolean beyondReferences;
  final Generations generations = new Generations();
  @Nullable Cleanup cleanups;
  @Nullable Arena scope;

  private int kind;
  private FrameTask[] tasks = NO_TASKS;
  private long windowPeak;
  private long highWater;
  private @Nullable SideMemory side;

  /** Makes the arena of {@code owner}; it has no block before the first frame. */
  protected ThreadArena(ArenaConfig config, Thread owner) {
    super(config, new BlockChain(config.cache()), owner);
    this.history = new History(this);
    this.arrays = new HeapArrays(this);
    this.kind = (owner.isVirtual() ? LENDS : 0) | (config.cache().zeroes() ? ZEROES : 0);
    this.state = NO_BLOCK | kind;
    this.tombstone = new Tombstone(this);
  }

  ThreadArena(ThreadArena origin) {
    super(origin.config, origin.chain, null);
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
    if (ledger != null) {
      ledger.frame.began();
      relimit();
    }
    if (inspector != null || placement != null) {
      inspect();
    }
    if ((state & EXPECTS_RAW) != 0 && !inspected) {
      RawMemory.openView(this);
    }
  }

  /* Tasks. */

  /** Does what is to be done when a frame has begun, after {@link #beginSlow}. */
  public void begun() {
    for (FrameTask each : tasks) {
      each.began();
    }
  }

  private void ended() {
    for (FrameTask each : tasks) {
      each.ended();
    }
  }

  @Override
  final void overflowed(long bytes) {
    for (FrameTask each : tasks) {
      each.overflowed(bytes);
    }
  }

  /** From now on this thread does {@code task} at every frame. Called by the owner, at any time. */
  public void atFrames(FrameTask task) {
    FrameTask[] more = Arrays.copyOf(tasks, tasks.length + 1);
    more[tasks.length] = task;
    tasks = more;
    kind |= BUSY;
    state |= BUSY;
  }

  /** Ends {@link #atFrames}; with nothing left to do, frames cost what they did before. */
  public void notAtFrames(FrameTask task) {
    tasks = Arrays.stream(tasks).filter(each -> each != task).toArray(FrameTask[]::new);
    if (tasks.length == 0 && ledger == null && inspector == null && placement == null) {
      kind &= ~BUSY;
      state &= ~BUSY;
    }
  }

  /** From now on {@code inspector} sees the allocations. Called by the owner, at any time. */
  public void inspectBy(Inspector added) {
    inspector = inspector == null ? added : inspector.and(added);
    attached();
  }

  /** From now on {@code placement} places the allocations. Called by the owner, at any time. */
  public void placeBy(Placement placement) {
    this.placement = placement;
    attached();
  }

  /** Where the allocations lie, if somebody places them. */
  public @Nullable Placement placement() {
    return placement;
  }

  private void attached() {
    kind |= BUSY;
    state |= BUSY;
    if (isOpen()) {
      inspect();
    }
  }

  /* Asks who wants to see the allocations of the open frame. */
  private void inspect() {
    boolean places = placement != null && placement.began(this);
    boolean looks = inspector != null && inspector.began(this);
    if (places || looks) {
      placed = places;
      inspected = true;
      rare();
      relimit();
      generations.rebase(this);
    }
  }

  /**
   * Tells that the region of {@code downTo}, or the frame if it is null, is about to end; before
   * its scopes are closed.
   *
   * @return what was found broken in its memory, to be thrown when it has ended; or null
   */
  public @Nullable RuntimeException ending(@Nullable Mark downTo) {
    long since = downTo == null ? 0 : downTo.allocations;
    if (inspector != null && inspected) {
      inspector.ending(this, since);
    }
    return placed && placement != null ? placement.check(since) : null;
  }

  /** From now on this pays by {@code ledger}. Called by the owner, at any time. */
  public void payBy(Ledger ledger) {
    this.ledger = ledger;
    kind |= BUSY;
    state |= BUSY;
    if (isOpen()) {
      ledger.frame.began();
      relimit();
    }
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

  /** The name of the overflow policy. */
  public String policy() {
    return config.overflow().name();
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
    paid();
    ended();
  }

  private void paid() {
    if (ledger != null) {
      ledger.frame.ended(peakUsed(), overflows());
    }
  }

  @Override
  final void markRare() {
    state |= RARE;
  }

  @Override
  final void entered() {
    generations.rebase(this);
  }

  @Override
  final Block.Holder holder() {
    return this;
  }

  private int expectation() {
    return count >>> 32 != 0 ? EXPECTS_RAW : 0;
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
    settle();
    long before = position();
    chain.backTo(to.at, to.top, top);
    backTo(to, chain.current());
    if (placed && placement != null) {
      placement.rewound(to.allocations);
    }
    scope = to.scope;
    adopted = to.adopted;
    mark = to.below;
    rewound(before);
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
    boolean sameView =
        !inspected && current == chain.block(committed.at) && limit == committed.limit;
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
    paid();
    if (placed && placement != null) {
      placement.ended();
    }
    reset();
    top = -(base + used);
    if ((state & (LENDS | CLOSED)) != 0) {
      releaseBlocks();
    } else if (chained) {
      consolidate();
    }
    if (current.isShared() && (state & NO_BLOCK) == 0) {
      long decayed = Math.max(windowPeak, highWater - (highWater >> 3));
      highWater = Math.min(decayed, BlockCache.LARGEST_KEPT);
      windowPeak = 0;
      releaseBlocks();
    }
    ended();
  }

  private void reset() {
    cleanups = null;
    scope = null;
    view = null;
    mark = null;
    adopted = null;
    usedBefore = 0;
    forgetAside();
    inspected = false;
    placed = false;
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
    if (placement != null && (state & (LENDS | CLOSED)) != 0) {
      placement.release();
    }
    state |= NO_BLOCK;
  }

  /** Whether a vector in {@code of} may be at the pointer. */
  public boolean mayEndAtTop(Block of) {
    return of == block || placed;
  }

  /** Where an allocation at {@code address} begins in bump order; 0 if it is not in it. */
  public long inOrder(long address) {
    if (!placed || placement == null) {
      return address;
    }
    long position = placement.positionOf(address);
    return position < 0 ? 0 : chain.addressAt(position);
  }

  /** Whether an allocation that has been {@linkplain #extend extended} must be moved as well. */
  public boolean placesApart() {
    return placed;
  }

  /** Moves {@code used} bytes of an extended allocation; {@link #block} is the new one's block. */
  public long moveExtended(long address, long used, long bytes) {
    Placement by = Objects.requireNonNull(placement);
    long moved = by.move(address, used, bytes);
    block = by.block();
    return moved;
  }

  /** Marks this frame as not plain: a scope was opened in it. */
  void scopeOpened(Arena opened) {
    state |= SCOPED;
    history.scopeOpened(number, opened.scope());
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
    if (open) {
      paid();
    }
    chain.forget();
    if (side != null) {
      side.forget();
    }
    if (placement != null) {
      placement.forget();
    }
    cleanups = null;
    arrays.forget();
    top = -Math.abs(top);
    state |= NO_BLOCK;
    return open;
  }
}
