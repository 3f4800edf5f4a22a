package io.framealloc.internal.pool;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Memory divided into equal slots of one size class.
 *
 * <p>Nothing of the bookkeeping lies in the memory, so no write through a stale view can break it.
 * Generations: a slot's generation is odd while the slot is open and even while it is not; a box
 * remembers the one it was opened with, and every access compares. To close is to compare and set
 * the generation: of any number of threads that close one box, one succeeds, and only that one
 * gives the slot back. So a slot is in one place at a time: open, on the stack of free slots, or on
 * the list of slots that other threads gave back. A slot whose generation has come round to zero is
 * never opened again, and a slab goes when it has no other slots.
 *
 * <p>Ownership: the stack is the {@linkplain SlabOwner owner's}: a thread, or whoever holds the
 * owner's lock. Other threads push a slot on {@link #remote}, a list linked by indexes, which the
 * owner takes as a whole. Whoever makes that list non-empty queues the slab with its owner; only
 * the owner that takes the slab off its queue takes the list, so a slab is queued once, and a slab
 * with a slot on its way back does not count as empty.
 *
 * <p>{@link #owner} changes only while the slab is empty, or when its thread has died; so a thread
 * that reads itself there, plainly, through the final field of a box, is the owner.
 */
public final class Slab {

  private static final VarHandle GENERATION = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle REMOTE;
  private static final VarHandle OWNER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      REMOTE = lookup.findVarHandle(Slab.class, "remote", int.class);
      OWNER = lookup.findVarHandle(Slab.class, "owner", SlabOwner.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int NONE = Character.MAX_VALUE;

  /** The memory; a slot starts at {@code slot * slotBytes}. */
  public final MemorySegment segment;

  /** The size of a slot in bytes. */
  public final int slotBytes;

  final SharedMemory memory;
  final int sizeClass;
  private final @Nullable PoolLimit limit;
  private final boolean zeroes;
  private final boolean plain;
  private final int[] generations;
  private final char[] requested;
  private final char[] links;
  private final char[] free;

  SlabOwner owner;
  private volatile int remote = NONE;

  /* Of the queue of the owner: whoever queued the slab, then the owner. */
  @Nullable Slab nextQueued;

  /* Of the owner. */
  private int top;
  private int usable;
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
    requested = new char[slots];
    links = new char[slots];
    free = new char[slots];
    for (int slot = 0; slot < slots; slot++) {
      free[slots - 1 - slot] = (char) slot;
    }
    usable = slots;
    top = slots;
  }

  /* Owner. */

  boolean hasFree() {
    return top != 0;
  }

  boolean isEmpty() {
    return top == usable;
  }

  /** Whether a slot has been used up, so that the slab is not worth keeping. */
  boolean isWorn() {
    return usable != generations.length;
  }

  /** Opens a free slot for {@code bytes}. Requires {@link #hasFree}. */
  public int open(int bytes) {
    int last = top - 1;
    int slot = free[last];
    top = last;
    generations[slot]++;
    requested[slot] = (char) bytes;
    return slot;
  }

  private void push(int slot) {
    if (generations[slot] == 0) {
      usable--;
      return;
    }
    int count = top;
    free[count] = (char) slot;
    top = count + 1;
  }

  /** Moves what other threads gave back to the stack. Only after taking this off the queue. */
  void collect() {
    int slot = (int) REMOTE.getAndSet(this, NONE);
    while (slot != NONE) {
      int following = links[slot];
      push(slot);
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

  /** How many bytes were asked for when the slot was opened. */
  public int requested(int slot) {
    return requested[slot];
  }

  /** Whether a slot of this generation is open. */
  public boolean isOpen(int slot, int generation) {
    return (int) GENERATION.getVolatile(generations, slot) == generation;
  }

  /** Closes a slot of this generation; false if it is closed already. Then {@link #giveBack}. */
  public boolean claim(int slot, int generation) {
    return GENERATION.compareAndSet(generations, slot, generation, generation + 1);
  }

  /** Gives back a slot that the caller has claimed. */
  public void giveBack(int slot) {
    if (!plain) {
      wipe(slot);
    }
    SlabOwner holder = owner;
    if (holder.thread == Thread.currentThread()) {
      boolean wasFull = top == 0;
      push(slot);
      if (wasFull || top == usable) {
        holder.changed(this);
      }
    } else {
      pushRemote(slot);
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
      memory.wipe((long) slot * slotBytes, requested[slot]);
    }
    if (limit != null) {
      limit.release();
    }
  }

  /** Zeroes what was asked for of an open slot, if that is not done when slots are closed. */
  public void zero(int slot) {
    if (!zeroes) {
      SharedMemory.zero(segment, (long) slot * slotBytes, requested[slot]);
    }
  }

  /** Whether the memory is gone: the allocator was closed. */
  public boolean isReleased() {
    return memory.isFree();
  }

  /** Closes every open slot and tells how many those were. */
  int closeAll() {
    int open = 0;
    for (int slot = 0; slot < generations.length; slot++) {
      int generation = generations[slot];
      if ((generation & 1) != 0 && claim(slot, generation)) {
        open++;
      }
    }
    return open;
  }

  /** Adds this slab to the figures of its class. */
  void count(ClassCount count) {
    for (int slot = 0; slot < generations.length; slot++) {
      if ((generations[slot] & 1) != 0) {
        count.live++;
        count.wastedBytes += slotBytes - Math.min(requested[slot], slotBytes);
      }
    }
    count.slabs++;
    count.slots += generations.length;
  }

  @Override
  public String toString() {
    return "Slab[slotBytes=" + slotBytes + ", slots=" + generations.length + "]";
  }
}
