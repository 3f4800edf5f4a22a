package io.framealloc.internal.pool;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Memory divided into equal slots of one size class.
 *
 * <p>Nothing of the bookkeeping lies in the memory, so no write through a stale view can break it.
 *
 * <p>Generations: a box remembers the generation that its slot was opened with, and every access
 * compares. To close is to compare and set the next generation: of any number of threads that close
 * one box, one succeeds, and only that one gives the slot back. So a slot is in one place at a
 * time: open, on the list of free slots, on the list of slots that other threads gave back, or,
 * when its generations are used up, on the list of those that are never opened again. The lists are
 * linked through {@link #links}; while a slot is open, its entry there is the size asked for.
 *
 * <p>Ownership: the free list is the {@linkplain SlabOwner owner's}: a thread, or whoever holds the
 * owner's lock. Other threads push a slot on {@link #remote}, which the owner takes as a whole; its
 * head also counts it. Whoever makes that list non-empty queues the slab with its owner; only the
 * owner that takes the slab off its queue takes the list, so a slab is queued once, and a slab with
 * a slot on its way back does not count as empty.
 *
 * <p>{@link #owner} and {@link #thread} change only while the slab is empty, or when its thread has
 * died; so a thread that reads itself there, plainly, through the final field of a box, is the
 * owner.
 */
public final class Slab implements Watched.Home {

  private static final VarHandle GENERATION = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle REMOTE;
  private static final VarHandle OWNER;
  private static final VarHandle FLIGHTS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      REMOTE = lookup.findVarHandle(Slab.class, "remote", long.class);
      OWNER = lookup.findVarHandle(Slab.class, "owner", SlabOwner.class);
      FLIGHTS = lookup.findVarHandle(Slab.class, "flights", Flights.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The end of a list of slots. */
  static final int NONE = Character.MAX_VALUE;

  private static final int LAST_GENERATION = -2;
  private static final long ONE_MORE = 1L << Character.SIZE;

  /** The memory; a slot starts at {@code slot * slotBytes}. */
  public final MemorySegment segment;

  /** From one slot to the next in bytes: the size, and in debug mode the guard. */
  public final int slotBytes;

  /** The size of a slot in bytes. */
  public final int size;

  final SharedMemory memory;
  final int sizeClass;
  private final @Nullable PoolLimit limit;
  private final boolean zeroes;
  private final int watchMask;
  private final int watchPicked;
  final int[] generations;
  private final char[] links;
  private final @Nullable SlotGuards guards;

  SlabOwner owner;
  private @Nullable Thread thread;
  private volatile long remote = NONE;
  private volatile boolean ended;
  private @Nullable Watched @Nullable [] watched;

  /* Who is refunded for an open slot. What a box reads of them through its final field was written
   * before its slot was opened. */
  private @Nullable Payer @Nullable [] payers;

  /* Whether there is nothing to do at a close but to free the slot. */
  private boolean plain;

  /* Of the queue of the owner: whoever queued the slab, then the owner. */
  @Nullable Slab nextQueued;

  /* Made for the first transfer, by the owner. */
  private @Nullable Flights flights;

  /* Of the owner. */
  private int free;
  private int used;
  private int wornOut = NONE;
  boolean spare;
  boolean listed;
  @Nullable Slab previous;
  @Nullable Slab next;

  /* Guarded by the lock of the cache. */
  int index = -1;
  boolean kept;

  Slab(SharedMemory memory, int sizeClass, SlabConfig config, SlabOwner owner) {
    this.memory = memory;
    this.sizeClass = sizeClass;
    this.size = config.classes().size(sizeClass);
    int guard = config.guards() ? (int) SlotGuards.room(config.classes().alignment(sizeClass)) : 0;
    this.segment = guard == 0 ? memory.segment : memory.segment.asSlice(guard);
    this.slotBytes = size + guard;
    this.limit = config.limit(sizeClass);
    this.zeroes = config.zeroes();
    this.plain = limit == null && !zeroes && guard == 0;
    this.watchMask = guard == 0 ? config.leaks().mask() : 0;
    this.watchPicked = guard == 0 ? config.leaks().picked() : 0;
    this.owner = owner;
    this.thread = owner.thread;
    int slots = (int) ((memory.bytes() - guard) / slotBytes);
    this.guards =
        guard == 0 ? null : new SlotGuards(memory.segment, guard, slotBytes, size, slots, zeroes);
    generations = new int[slots];
    links = new char[slots];
    for (int slot = 0; slot < slots; slot++) {
      links[slot] = (char) (slot + 1);
    }
    links[slots - 1] = (char) NONE;
  }

  /* Owner. */

  boolean hasFree() {
    return free != NONE;
  }

  /** Whether no slot is open or on its way back. */
  boolean isEmpty() {
    return used == 0;
  }

  /** Whether a slot has been used up, so that an empty slab is not worth keeping. */
  boolean isWorn() {
    return wornOut != NONE;
  }

  boolean isReadyFor(Thread current) {
    return thread == current && free != NONE;
  }

  /** Opens a free slot for {@code bytes}. Only between {@link Pool#lend} and {@link #lent}. */
  public int open(int bytes) {
    int slot = free;
    free = links[slot];
    links[slot] = (char) bytes;
    used++;
    return slot;
  }

  /** Whoever opens the next slot has paid. Only by {@link Pool#lend}. */
  void nextIsPaidBy(Payer payer) {
    @Nullable Payer[] known = payers;
    if (known == null) {
      known = new @Nullable Payer[generations.length];
      payers = known;
      plain = false;
    }
    known[free] = payer;
  }

  /** Leaves what {@link Pool#lend} entered. */
  public void lent() {
    if (thread == null) {
      owner.leave();
    }
  }

  /**
   * What is in flight, if no lock is held and something was sent before; else null. Only between
   * {@link Pool#lend} and {@link #lent}, of which the latter is not needed if this is not null.
   */
  public @Nullable Flights ownFlights() {
    return thread == null ? null : flights;
  }

  /** What is in flight. Only between {@link Pool#lend} and {@link #lent}. */
  public Flights flights(FlightLog log) {
    Flights known = flights;
    return known != null ? known : makeFlights(log);
  }

  private Flights makeFlights(FlightLog log) {
    Flights made = new Flights(this, generations.length, log);
    FLIGHTS.setRelease(this, made);
    return made;
  }

  /** What is in flight; null if nothing was ever sent. */
  public @Nullable Flights sent() {
    return (Flights) FLIGHTS.getAcquire(this);
  }

  long inFlight() {
    Flights known = sent();
    return known == null ? 0 : known.count();
  }

  private void free(int slot) {
    links[slot] = (char) free;
    free = slot;
    used--;
  }

  /**
   * Takes what other threads have closed: the first slot, and with {@link #sizeOf} how many. Only
   * after taking this off the queue.
   */
  long takeClosed() {
    return (long) REMOTE.getAndSet(this, (long) NONE);
  }

  /** The slot behind one of a list that was taken. */
  int behind(int slot) {
    return links[slot];
  }

  /** Frees a slot that was claimed, or never opens it again. */
  void accept(int slot) {
    if (generations[slot] == LAST_GENERATION + 1) {
      links[slot] = (char) wornOut;
      wornOut = slot;
      used--;
    } else {
      free(slot);
    }
  }

  /** How many slots are on a list. */
  static int sizeOf(long list) {
    return (int) (list >>> Character.SIZE);
  }

  /** How many slots other threads have closed that the owner has not taken over. */
  int waiting() {
    return sizeOf(remote);
  }

  void setOwner(SlabOwner to) {
    thread = to.thread;
    OWNER.setVolatile(this, to);
  }

  SlabOwner ownerNow() {
    return (SlabOwner) OWNER.getVolatile(this);
  }

  /* Any thread. */

  /** The generation of a slot. */
  public int generation(int slot) {
    return generations[slot];
  }

  /** Whether the box of this generation is to be watched, or its slot to be guarded. */
  public boolean isWatched(int slot, int generation) {
    return ((slot + generation) & watchMask) == watchPicked;
  }

  /** Guards a slot that was just opened, and returns what is wrong with it, or null. */
  @Nullable CorruptionException guard(int slot, int generation) {
    return guards == null ? null : guards.opened(slot, generation, requested(slot), text(slot));
  }

  private String text(int slot) {
    return text() + ", slot=" + slot;
  }

  /** Where the slot of this generation was opened and closed, in debug mode. */
  public String history(int slot, int generation) {
    return guards == null ? "" : guards.history(slot, generation);
  }

  void watch(Watched box) {
    @Nullable Watched[] boxes = watched;
    if (boxes == null) {
      boxes = new @Nullable Watched[generations.length];
      watched = boxes;
    }
    boxes[box.slot] = box;
  }

  @Override
  public String text() {
    return "sizeClass=" + ByteSizes.format(size);
  }

  @Override
  public String kind() {
    return "Pool";
  }

  /** How many bytes were asked for when the slot was opened; at most {@link #size}. */
  public int requested(int slot) {
    return Math.min(links[slot], size);
  }

  @Override
  public boolean isOpen(int slot, int generation) {
    return (int) GENERATION.getVolatile(generations, slot) == generation && !ended;
  }

  /** Closes a slot of this generation, on any thread; false if it is closed already. */
  public boolean close(int slot, int generation) {
    boolean own = thread == Thread.currentThread();
    if (!own || !plain || generation == LAST_GENERATION) {
      return closeSlow(slot, generation, own);
    }
    if (!GENERATION.compareAndSet(generations, slot, generation, generation + 1)) {
      return false;
    }
    free(slot);
    if (!listed || (used == 0 && !spare)) {
      owner.changed(this);
    }
    return true;
  }

  private boolean closeSlow(int slot, int generation, boolean own) {
    DeferredQueue queue = own ? null : ownerNow().queue;
    boolean closed =
        own
            ? closeOwn(slot, generation)
            : queue == null ? closeShared(slot, generation) : queue.close(this, slot, generation);
    CorruptionException broken = closed && guards != null ? guards.take(slot, generation) : null;
    if (broken != null) {
      throw broken;
    }
    return closed;
  }

  private boolean closeOwn(int slot, int generation) {
    boolean claimed = claim(slot, generation);
    if (claimed) {
      accept(slot);
      owner.changed(this);
    }
    return claimed;
  }

  private boolean closeShared(int slot, int generation) {
    boolean claimed = claim(slot, generation);
    if (claimed) {
      giveBackShared(slot);
    }
    return claimed;
  }

  /** Closes a slot, which the caller then gives back; false if it is closed already. */
  public boolean claim(int slot, int generation) {
    boolean claimed = GENERATION.compareAndSet(generations, slot, generation, generation + 1);
    if (claimed && !plain) {
      wipe(slot, generation);
    }
    return claimed;
  }

  /** Gives back a slot that the caller has claimed in this generation. */
  public void giveBack(int slot) {
    DeferredQueue queue = ownerNow().queue;
    if (thread == Thread.currentThread()) {
      accept(slot);
      owner.changed(this);
    } else if (queue == null) {
      giveBackShared(slot);
    } else {
      queue.giveBack(this, slot);
    }
  }

  /** Gives back a claimed slot of whichever owner, past its queue. */
  void giveBackShared(int slot) {
    long before;
    long after;
    do {
      before = remote;
      links[slot] = (char) before;
      after = ((before & -ONE_MORE) + ONE_MORE) | slot;
    } while (!REMOTE.compareAndSet(this, before, after));
    if ((char) before == NONE) {
      SlabOwner.queue(this);
    }
  }

  private void wipe(int slot, int generation) {
    if (guards != null) {
      guards.closed(slot, generation, requested(slot), text(slot));
    } else if (zeroes) {
      memory.wipe((long) slot * slotBytes, requested(slot));
    }
    if (limit != null) {
      limit.release();
    }
    refund(slot);
  }

  private void refund(int slot) {
    @Nullable Payer[] known = payers;
    Payer payer = known == null ? null : known[slot];
    if (known != null && payer != null) {
      known[slot] = null;
      payer.refund(size);
    }
  }

  /** Zeroes what was asked for of an open slot, if that is not done when slots are closed. */
  public void zero(int slot) {
    if (!zeroes) {
      SharedMemory.zero(segment, (long) slot * slotBytes, requested(slot));
    }
  }

  /** Whether the memory is gone. */
  public boolean isReleased() {
    return memory.isFree();
  }

  /** Whether the allocator was closed. */
  public boolean isEnded() {
    return ended;
  }

  /** Closes every open slot, and counts those, where they were opened, and what is in flight. */
  void closeAll(ClassCount count) {
    ended = true;
    long sentBefore = count.sent + count.receipts;
    Flights sent = sent();
    if (sent != null) {
      sent.end(count);
    }
    BitSet notOpen = notOpen();
    count.live += generations.length - notOpen.cardinality();
    count.live -= count.sent + count.receipts - sentBefore;
    @Nullable Watched[] boxes = watched;
    for (int slot = 0; boxes != null && slot < boxes.length; slot++) {
      if (!notOpen.get(slot)) {
        LeakWatch.count(boxes[slot], generations[slot], count.sites);
      }
    }
    for (int slot = 0; slot < generations.length; slot++) {
      GENERATION.getAndAdd(generations, slot, 1);
    }
  }

  /** Adds this slab to the figures of its class. */
  void count(ClassCount count) {
    BitSet notOpen = notOpen();
    for (int slot = notOpen.nextClearBit(0);
        slot < generations.length;
        slot = notOpen.nextClearBit(slot + 1)) {
      count.live++;
      count.wastedBytes += size - requested(slot);
    }
    count.slabs++;
    count.slots += generations.length;
  }

  /** The slots on any list: true while nobody opens or closes one, else a guess. */
  private BitSet notOpen() {
    BitSet slots = new BitSet(generations.length);
    mark(slots, free);
    mark(slots, (char) remote);
    mark(slots, wornOut);
    return slots;
  }

  private void mark(BitSet slots, int first) {
    int slot = first;
    while (slot < generations.length && !slots.get(slot)) {
      slots.set(slot);
      slot = links[slot];
    }
  }

  @Override
  public String toString() {
    return "Slab[size=" + size + ", slots=" + generations.length + "]";
  }
}
