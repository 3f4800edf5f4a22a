package io.framealloc.internal.pool;

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
 * owner's lock. Other threads push a slot on {@link #remote}, which the owner takes as a whole.
 * Whoever makes that list non-empty queues the slab with its owner; only the owner that takes the
 * slab off its queue takes the list, so a slab is queued once, and a slab with a slot on its way
 * back does not count as empty.
 *
 * <p>{@link #owner} changes only while the slab is empty, or when its thread has died; so a thread
 * that reads itself there, plainly, through the final field of a box, is the owner.
 */
public final class Slab {

  private static final VarHandle GENERATION = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle REMOTE;
  private static final VarHandle OWNER;
  private static final VarHandle FLIGHTS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      REMOTE = lookup.findVarHandle(Slab.class, "remote", int.class);
      OWNER = lookup.findVarHandle(Slab.class, "owner", SlabOwner.class);
      FLIGHTS = lookup.findVarHandle(Slab.class, "flights", Flights.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final char NONE = Character.MAX_VALUE;
  private static final int LAST_GENERATION = -2;

  /** The memory; a slot starts at {@code slot * slotBytes}. */
  public final MemorySegment segment;

  /** The size of a slot in bytes. */
  public final int slotBytes;

  final SharedMemory memory;
  final int sizeClass;
  private final @Nullable PoolLimit limit;
  private final boolean zeroes;
  private final boolean plain;
  final int[] generations;
  private final char[] links;

  SlabOwner owner;
  private volatile int remote = NONE;
  private volatile boolean ended;

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
    this.segment = memory.segment;
    this.sizeClass = sizeClass;
    this.slotBytes = config.classes().size(sizeClass);
    this.limit = config.limit(sizeClass);
    this.zeroes = config.zeroes();
    this.plain = limit == null && !zeroes;
    this.owner = owner;
    int slots = (int) (memory.bytes() / slotBytes);
    generations = new int[slots];
    links = new char[slots];
    for (int slot = 0; slot < slots; slot++) {
      links[slot] = (char) (slot + 1);
    }
    links[slots - 1] = NONE;
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

  boolean isReadyFor(Thread thread) {
    return owner.thread == thread && free != NONE;
  }

  /** Opens a free slot for {@code bytes}. Only between {@link Pool#lend} and {@link #lent}. */
  public int open(int bytes) {
    int slot = free;
    free = links[slot];
    links[slot] = (char) bytes;
    used++;
    return slot;
  }

  /** Leaves what {@link Pool#lend} entered. */
  public void lent() {
    owner.leave();
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

  private void push(int slot) {
    links[slot] = (char) free;
    free = slot;
    used--;
  }

  private void wearOut(int slot) {
    links[slot] = (char) wornOut;
    wornOut = slot;
    used--;
  }

  /** Moves what other threads gave back to the free list. Only after taking this off the queue. */
  void collect() {
    int slot = (int) REMOTE.getAndSet(this, NONE);
    while (slot != NONE) {
      int following = links[slot];
      if (generations[slot] == LAST_GENERATION + 1) {
        wearOut(slot);
      } else {
        push(slot);
      }
      slot = following;
    }
  }

  void setOwner(SlabOwner to) {
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

  /** How many bytes were asked for when the slot was opened; at most {@link #slotBytes}. */
  public int requested(int slot) {
    return Math.min(links[slot], slotBytes);
  }

  /** Whether a slot of this generation is open. */
  public boolean isOpen(int slot, int generation) {
    return (int) GENERATION.getVolatile(generations, slot) == generation;
  }

  /** Closes a slot of this generation; false if it is closed already. Then {@link #giveBack}. */
  public boolean claim(int slot, int generation) {
    return GENERATION.compareAndSet(generations, slot, generation, generation + 1);
  }

  /** Gives back a slot that the caller has claimed in this generation. */
  public void giveBack(int slot, int generation) {
    if (!plain) {
      wipe(slot);
    }
    SlabOwner holder = owner;
    if (holder.thread == Thread.currentThread() && generation != LAST_GENERATION) {
      push(slot);
      if (!listed || (used == 0 && !spare)) {
        holder.changed(this);
      }
    } else {
      giveBackSlow(slot);
    }
  }

  private void giveBackSlow(int slot) {
    pushRemote(slot);
    if (owner.thread == Thread.currentThread()) {
      owner.drain();
    }
  }

  private void pushRemote(int slot) {
    int head = remote;
    links[slot] = (char) head;
    while (!REMOTE.compareAndSet(this, head, slot)) {
      head = remote;
      links[slot] = (char) head;
    }
    if (head == NONE) {
      SlabOwner.queue(this);
    }
  }

  private void wipe(int slot) {
    if (zeroes) {
      memory.wipe((long) slot * slotBytes, requested(slot));
    }
    if (limit != null) {
      limit.release();
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

  /** Closes every open slot, and counts those and what is in flight. */
  void closeAll(ClassCount count) {
    ended = true;
    long sentBefore = count.sent + count.receipts;
    Flights sent = sent();
    if (sent != null) {
      sent.end(count);
    }
    count.live += generations.length - notOpen().cardinality();
    count.live -= count.sent + count.receipts - sentBefore;
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
      count.wastedBytes += slotBytes - requested(slot);
    }
    count.slabs++;
    count.slots += generations.length;
  }

  /** The slots on any list: true while nobody opens or closes one, else a guess. */
  private BitSet notOpen() {
    BitSet slots = new BitSet(generations.length);
    mark(slots, free);
    mark(slots, remote);
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
    return "Slab[slotBytes=" + slotBytes + ", slots=" + generations.length + "]";
  }
}
