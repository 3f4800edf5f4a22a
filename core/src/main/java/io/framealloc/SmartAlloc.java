package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.annotation.BeginsFrame;
import io.framealloc.annotation.EndsFrame;
import io.framealloc.annotation.FrameScoped;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.account.Billing;
import io.framealloc.internal.frame.ArenaConfig;
import io.framealloc.internal.frame.FrameTask;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.pool.Pool;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The entry point: hands out frames, and memory that outlives them.
 *
 * <p>A loop begins a frame, allocates scratch memory by moving a pointer, and ends the frame, which
 * gives everything back at once.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link #create} to {@link #close}. Two allocators never share memory.
 *
 * <h2>Threads</h2>
 *
 * One instance is shared by all threads, platform and virtual alike. Every thread has its own
 * frames: one open frame per allocator and thread.
 *
 * @since 0.1
 */
public final class SmartAlloc extends ObservedAlloc implements AutoCloseable {

  private final AllocConfig config;
  private final BlockCache cache;
  private final ThreadArenas arenas;
  private final DiagnosticSink sink;
  private final Pools pools;
  private final Pool pool;
  private final Transfers transfers;
  private final Retention retention;
  private final Accounting accounting;
  private final Debugging debugging;
  private final BehaviorWatch behavior;
  private volatile boolean closed;

  private SmartAlloc(AllocConfig config) {
    this.config = config;
    this.sink = new DiagnosticSink(config.strictMode());
    long alignment = config.pageAligned() ? 4096 : Block.ALIGNMENT;
    this.cache =
        new BlockCache(alignment, config.zeroOnReuse(), reporterOf(sink), sink.events::blocks);
    this.pools = new Pools(config, sink, new Billing(), this::atFrames);
    this.pool = pools.pool;
    this.retention = new Retention(this, sink);
    this.arenas =
        new ThreadArenas(
            new ArenaConfig(
                cache,
                config.frameCapacity(),
                Math.min(config.firstBlock(), config.frameCapacity()),
                ArenaConfig.OverflowPolicy.valueOf(config.overflow().name())),
            sink);
    this.accounting = new Accounting(arenas, pools, sink);
    this.behavior = new BehaviorWatch(accounting, pools);
    this.transfers = new Transfers(arenas, cache, pools, behavior);
    this.debugging = new Debugging(arenas, cache, pools, sink);
    debugging.follow(config);
    if (config.debug()) {
      behavior.onAndTell(sink);
    }
    sink.events.start(arenas);
  }

  /**
   * Makes an allocator with the default settings.
   *
   * @return an open allocator
   * @throws IllegalArgumentException if a system property is malformed or out of range
   */
  public static SmartAlloc create() {
    return create(AllocConfig.defaults());
  }

  /**
   * Makes an allocator.
   *
   * @param config the settings
   * @return an open allocator
   */
  public static SmartAlloc create(AllocConfig config) {
    return new SmartAlloc(config);
  }

  /**
   * Returns the settings in effect.
   *
   * @return what this allocator was made with
   */
  public AllocConfig config() {
    return config;
  }

  /* Frames. */

  /**
   * Begins a frame of the calling thread.
   *
   * @return the frame, best closed by try-with-resources
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA101} if this thread has an open
   *     frame already
   * @throws OwnershipException {@code FA402} if this is closed
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no memory for a block
   */
  @BeginsFrame
  public Frame beginFrame() {
    FrameArena arena = arenas.ofCurrentThread();
    Frame frame = new Frame(arena);
    if (!arena.begin()) {
      beginSlow(arena, frame);
    }
    arena.remember(frame);
    return frame;
  }

  /**
   * Begins a frame of the calling thread that ends together with those of a barrier's other
   * parties.
   *
   * <p>To end it while one of them is still at work is an error, which is thrown when it has ended:
   * call {@link FrameBarrier#awaitAll()} before. A barrier that is broken or closed holds no frame.
   *
   * @param barrier with which this thread is registered
   * @return the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if this thread is not
   *     registered; {@code FA101} if it has an open frame already; {@code FA103} if a party died
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this or the barrier is
   *     closed
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no memory for a block
   */
  @BeginsFrame
  public Frame beginFrame(FrameBarrier barrier) {
    long number = barrier.beginFrame();
    Frame frame = beginFrame();
    FrameEnding.of(frame.arena).endsWith(barrier, number);
    return frame;
  }

  private void beginSlow(FrameArena arena, Frame frame) {
    if (arena.isOpen()) {
      throw Errors.alreadyOpen(arena);
    }
    if (closed) {
      throw Errors.allocatorClosed();
    }
    arena.beginSlow();
    if (closed) {
      throw closedMeanwhile(frame, arena);
    }
    arena.remember(frame);
    arena.begun();
  }

  /* Whoever closed this may have looked for holders of blocks before this thread was one. */
  private static OwnershipException closedMeanwhile(Frame frame, FrameArena arena) {
    arena.close();
    frame.endNow(arena);
    return Errors.allocatorClosed();
  }

  /**
   * Ends the open frame of the calling thread.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA102} if there is none, {@code
   *     FA106} if a nested scope in it was still open, which ends with it; {@code FA205} if it was
   *     to end with a barrier and another party is still at work: it has ended all the same
   * @throws OwnershipException {@code FA402} if there is none, since this is closed
   * @throws IllegalStateException if native code is using a segment of the frame right now
   */
  @EndsFrame
  public void endFrame() {
    FrameArena arena = arenas.ofCurrentThread();
    if (!arena.isOpen()) {
      throw closed ? Errors.allocatorClosed() : Errors.endWithoutBegin(arena);
    }
    arena.newest().close();
  }

  /**
   * Returns whether the calling thread has an open frame.
   *
   * @return true if it has
   */
  public boolean inFrame() {
    return arenas.ofCurrentThread().isOpen();
  }

  /**
   * Returns the open frame of the calling thread.
   *
   * @return the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if there is none
   * @throws OwnershipException {@code FA402} if there is none, since this is closed
   */
  @Override
  public Frame currentFrame() {
    FrameArena arena = arenas.ofCurrentThread();
    if (!arena.isOpen()) {
      throw closed ? Errors.allocatorClosed() : Errors.noFrame(arena);
    }
    return arena.newest();
  }

  /**
   * Returns the number of the calling thread's open frame, or of its last one.
   *
   * @return 1 for the first frame, 0 before it
   */
  public long frameNumber() {
    return arenas.ofCurrentThread().number;
  }

  /**
   * Returns what the calling thread's open frame, or its last one, has allocated.
   *
   * @return a snapshot; all zero before the first frame
   */
  public FrameStats frameStats() {
    return statsOf(arenas.ofCurrentThread());
  }

  /**
   * Returns how much the calling thread's open frame uses.
   *
   * @return bytes; 0 if no frame is open
   */
  public long frameUsage() {
    ThreadArena arena = arenas.ofCurrentThread();
    return arena.isOpen() ? arena.used() : 0;
  }

  /**
   * Returns how much the calling thread's open frame may still take before the overflow policy
   * applies.
   *
   * @return bytes; the whole capacity if no frame is open
   */
  public long frameRemaining() {
    ThreadArena arena = arenas.ofCurrentThread();
    return arena.isOpen() ? arena.remaining() : config.frameCapacity();
  }

  static FrameStats statsOf(ThreadArena arena) {
    return new FrameStats(
        arena.number,
        arena.allocatedBytes(),
        arena.allocations(),
        arena.peakUsed(),
        arena.overflows());
  }

  /* Shorthands for currentFrame(). */

  /**
   * Takes raw memory of the current frame, as found; see {@link Frame#alloc(long)}.
   *
   * @param bytes the size
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  @FrameScoped
  public MemorySegment frameAlloc(long bytes) {
    return currentFrame().alloc(bytes);
  }

  /**
   * Takes aligned raw memory of the current frame, as found; see {@link Frame#alloc(long, long)}.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  @FrameScoped
  public MemorySegment frameAlloc(long bytes, long alignment) {
    return currentFrame().alloc(bytes, alignment);
  }

  /**
   * Takes raw memory for one value of a layout, as found; see {@link Frame#alloc(MemoryLayout)}.
   *
   * @param layout gives size and alignment
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  @FrameScoped
  public MemorySegment frameAlloc(MemoryLayout layout) {
    return currentFrame().alloc(layout);
  }

  /**
   * Takes raw memory, or nothing if the frame or the machine has no room.
   *
   * @param bytes the size
   * @return the segment, or empty if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  @FrameScoped
  public Optional<MemorySegment> tryFrameAlloc(long bytes) {
    return Requests.attempt(() -> currentFrame().alloc(bytes));
  }

  /**
   * Takes raw memory for {@code n} values of a layout, as found, in one step; see {@link
   * Frame#batch(MemoryLayout, long)}.
   *
   * @param element gives size and alignment of one value
   * @param n how many
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  @FrameScoped
  public MemorySegment frameAllocBatch(MemoryLayout element, long n) {
    return currentFrame().batch(element, n);
  }

  @Override
  Pools pools() {
    return pools;
  }

  @Override
  Pool pool() {
    return pool;
  }

  /* Of the calling thread, which has opened its first pool slot. */
  private void atFrames(FrameTask task) {
    arenas.ofCurrentThread().atFrames(task);
  }

  /**
   * Takes back pool slots of the calling thread that other threads have closed, whatever {@link
   * AllocConfig#deferredFrees} says.
   *
   * @param max the most slots, at least 0
   * @return how many slots were taken back
   * @throws IllegalArgumentException if {@code max} is negative
   * @throws OwnershipException {@code FA402} if this is closed
   */
  public int processDeferredFrees(int max) {
    if (max < 0) {
      throw Errors.negative("max", max);
    }
    int processed = pool.processDeferred(max);
    sink.events.deferredFree(processed);
    return processed;
  }

  /**
   * Returns what became of the slots that were closed by another thread than their owner's.
   *
   * @return exact while no thread closes slots
   */
  public DeferredFreeStats deferredFreeStats() {
    return pools.deferredFreeStats();
  }

  @Override
  Transfers transfers() {
    return transfers;
  }

  @Override
  Retention retention() {
    return retention;
  }

  @Override
  boolean isClosed() {
    return closed;
  }

  @Override
  DiagnosticSink sink() {
    return sink;
  }

  @Override
  Accounting accounting() {
    return accounting;
  }

  @Override
  BehaviorWatch behavior() {
    return behavior;
  }

  @Override
  SmartAlloc self() {
    return this;
  }

  /* Asynchronous work. */

  /**
   * Makes the memory of one asynchronous task, which may wait and go on in another thread.
   *
   * @return the memory, best closed by try-with-resources
   */
  public TaskAlloc taskAlloc() {
    return new TaskAlloc(this);
  }

  /**
   * Makes a guard that closes the pool memory taken through it.
   *
   * @return the guard, best closed by try-with-resources
   */
  public AsyncPoolGuard asyncPoolGuard() {
    return new AsyncPoolGuard(this);
  }

  /* Memory and reports. */

  /**
   * Returns how much native memory this allocator holds from the operating system.
   *
   * @return bytes of frames, pools and heap boxes: in use, kept for reuse, and being given back
   */
  public long reservedBytes() {
    return cache.reservedBytes() + pools.reservedBytes();
  }

  /** Gives the operating system back what no thread uses, and what dead threads have left. */
  public void trim() {
    transfers.vectors.drain();
    cache.trim();
    pools.trim();
    sink.events.settle();
  }

  /**
   * Switches debug mode on: from now on what is taken is poisoned, guarded and checked, as with
   * {@link AllocConfig.Builder#debug}. Pool memory that is divided into slots already stays
   * unguarded. The behaviour filter is switched on with it.
   */
  public void enableMemoryPoisoning() {
    debugging.checkEverything();
    behavior.onAndTell(sink);
  }

  /**
   * Says what is known about a raw segment: which frame it is of, when that ended, which thread's.
   *
   * @param segment of this allocator, or any other
   * @return a text for people; {@code memory of an ended frame: frame=3, framesAgo=1, now=frame 4,
   *     thread=main}, for example
   */
  public String explain(MemorySegment segment) {
    return explanation().of(segment);
  }

  /**
   * Says what is known about an error: of ours, what it says itself; of the JDK's about memory that
   * is gone, which frame it is likely about.
   *
   * @param error caught on the calling thread; its causes are looked at too
   * @return a text for people
   */
  public String explain(Throwable error) {
    return explanation().of(error);
  }

  private Explanation explanation() {
    ThreadArena own = arenas.own();
    Set<ThreadArena> known = new LinkedHashSet<>();
    if (own != null) {
      known.add(own);
    }
    known.addAll(arenas.recent());
    cache.holders().forEach(holder -> known.add((ThreadArena) holder));
    return new Explanation(List.copyOf(known), own);
  }

  /* Not of this: a thread's arena must not keep its allocator from being collected. */
  private static Consumer<Block.Holder> reporterOf(DiagnosticSink sink) {
    return holder -> reportLeftOpen(sink, (ThreadArena) holder, "its thread died");
  }

  private static final String LOST =
      "; the memory of its raw segments is lost, as native access is off";

  private static void reportLeftOpen(DiagnosticSink sink, ThreadArena arena, String reason) {
    sink.report(
        Diagnostic.of(
            Code.FA103,
            "frame not ended, %s: frame=%d, thread=%s%s; hint: use try-with-resources"
                .formatted(
                    reason,
                    arena.number,
                    Errors.nameOf(arena.thread()),
                    arena.hasLostRawMemory() ? LOST : "")),
        new FrameEvent.Leak(Code.FA103, "frame", 1, arena.used(), null, null));
  }

  /**
   * Closes the allocator: reports what was left open, and frees everything.
   *
   * <p>Memory of another thread that is still alive is freed when that thread next uses the
   * allocator, or ends; nothing is freed under its feet, and a frame that it has open goes on to
   * its end. Closing again does nothing.
   *
   * @throws IllegalStateException if native code is using a segment of this thread's open frame
   *     right now; the frame and the allocator go on then
   * @throws io.framealloc.diagnostics.DiagnosticException in {@linkplain #strictMode strict mode},
   *     after everything is freed, for what was found
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    arenas.ifPresent(this::endOwn);
    closed = true;
    arenas.close();
    cache.close();
    retention.close();
    pools.close();
    transfers.vectors.close();
    for (Block.Holder holder : cache.holders()) {
      freeAfter(holder.thread(), cache);
    }
    unregister();
    sink.close();
    sink.events.settle();
    sink.events.close();
    sink.throwAllPending();
  }

  private void endOwn(FrameArena arena) {
    if (arena.isOpen()) {
      RuntimeException broken = arena.newest().endNow(arena);
      if (broken instanceof CorruptionException found) {
        sink.report(found.diagnostic());
      }
      reportLeftOpen(sink, arena, "its allocator was closed");
    }
    arena.close();
  }

  private static void freeAfter(Thread thread, BlockCache cache) {
    Thread.ofVirtual()
        .name("framealloc-close")
        .start(
            () -> {
              try {
                thread.join();
                cache.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
