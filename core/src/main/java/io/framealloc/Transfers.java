package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.frame.MovedParts;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.pool.Epoch;
import io.framealloc.internal.pool.Flights;
import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.Pool;
import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends values from one thread to another, for one allocator.
 *
 * <p>A value is copied into a slot of the pool, and the slot is put in flight. The handle that the
 * sender passes on already has the box that its receiver will own; to receive is to take the slot
 * out of flight, which one thread succeeds in. So sending and receiving cost a pool slot, a copy
 * and one compare-and-set, and make no garbage but the handle and the box.
 *
 * <p>The sender's own box gets the handle as its token of life. The handle is a token that was
 * never alive, so the check that every access makes anyway refuses the box, and the error can name
 * the transfer.
 */
final class Transfers {

  private final ThreadArenas arenas;
  private final Pool pool;
  private final HeapMemory heap;
  private final BlockCache cache;
  final MovedVectors vectors;
  private final Pools pools;
  private final BehaviorWatch behavior;

  Transfers(ThreadArenas arenas, BlockCache cache, Pools pools, BehaviorWatch behavior) {
    this.arenas = arenas;
    this.cache = cache;
    this.vectors = new MovedVectors(cache, arenas, pools.billing);
    this.pools = pools;
    this.behavior = behavior;
    this.pool = pools.pool;
    this.heap = pools.heap;
  }

  /** Sends the value of a box, which is dead then. */
  <T> TransferHandle<T> move(FrameBox<T> box) {
    long from = Objects.requireNonNull(box, "box").at();
    ValueClass<T> type = ValueClass.of(box.type());
    TransferHandle<T> handle;
    Recorder recorder = behavior.sends();
    try {
      handle = open(type, box.life.arena);
    } finally {
      BehaviorWatch.back(recorder);
    }
    copy(Memory.base(box.block), from, handle, type.byteSize());
    box.life = handle;
    pools.events().transferSent(handle);
    return handle;
  }

  private static void copy(MemorySegment source, long from, TransferHandle<?> to, long bytes) {
    PoolBox<?> box = to.box;
    try {
      MemorySegment.copy(source, from, box.memory(), box.offset(), bytes);
    } catch (IllegalStateException e) {
      throw box.explain(e);
    }
  }

  /** Sends a value. */
  <T> TransferHandle<T> send(ValueClass<T> type, T value) {
    TransferHandle<T> handle;
    Recorder recorder = behavior.moves(null);
    try {
      handle = open(type, arenas.ofCurrentThread());
    } finally {
      BehaviorWatch.back(recorder);
    }
    try {
      handle.box.set(value);
    } catch (RuntimeException | Error e) {
      handle.close();
      throw e;
    }
    pools.events().transferSent(handle);
    return handle;
  }

  private <T> TransferHandle<T> open(ValueClass<T> type, ThreadArena arena) {
    int bytes = (int) type.byteSize();
    int sizeClass = pool.classOf(bytes);
    if (sizeClass < 0) {
      return openLarge(type, arena);
    }
    Slab slab = pool.lend(sizeClass);
    Flights flights = slab.ownFlights();
    return flights == null
        ? openSlow(type, arena, slab, bytes)
        : put(type.owned().poolBoxes(), arena, slab, flights, bytes);
  }

  private static <T> TransferHandle<T> put(
      PoolBox<T> boxes, ThreadArena arena, Slab slab, Flights flights, int bytes) {
    int slot = slab.open(bytes);
    int generation = slab.generation(slot);
    Epoch epoch = flights.send(slot, generation);
    PoolBox<T> box = boxes.make(slab, slot, generation);
    long id = flights.id();
    return new TransferHandle<>(arena, box, epoch, id);
  }

  /* The first of a slab, or of one that virtual threads share. */
  private <T> TransferHandle<T> openSlow(
      ValueClass<T> type, ThreadArena arena, Slab slab, int bytes) {
    try {
      return put(type.owned().poolBoxes(), arena, slab, slab.flights(pools.flights), bytes);
    } finally {
      slab.lent();
    }
  }

  private <T> TransferHandle<T> openLarge(ValueClass<T> type, ThreadArena arena) {
    HeapBox<T> boxes = type.owned().heapBoxes();
    HeapExtent extent = heap.open(type.byteSize(), type.alignment());
    HeapBox<T> value = boxes.make(heap, extent, extent.generation());
    boolean done = false;
    try {
      TransferHandle<T> handle =
          receipt(arena, (slab, slot, generation) -> new LargeBox<>(slab, slot, generation, value));
      done = true;
      return handle;
    } finally {
      if (!done) {
        value.closeIfOpen();
      }
    }
  }

  /** Sends a vector, which is dead then. */
  <V extends FrameData> TransferHandle<V> move(V vector) {
    Objects.requireNonNull(vector, "vec").check();
    ThreadArena arena = vector.life.arena;
    if (!MovedParts.goBackTo(cache, arena)) {
      throw Errors.otherAllocators();
    }
    vectors.drain();
    if (vector.life instanceof OwnLife own) {
      return sendOn(vector, own);
    }
    MovedVector<V> sent = moveOut(vector, arena);
    boolean done = false;
    Recorder recorder = behavior.sends();
    try {
      TransferHandle<V> handle = receipt(arena, sent);
      vector.life = handle;
      done = true;
      pools.events().transferSent(handle);
      return handle;
    } finally {
      BehaviorWatch.back(recorder);
      if (!done) {
        takeBack(sent, arena, vector);
      }
    }
  }

  /* The vector stays where it is. */
  private <V extends FrameData> void takeBack(MovedVector<V> sent, ThreadArena arena, V vector) {
    Payer payer = sent.payer();
    if (payer != null && sent.block() == vector.block) {
      arena.moveBack(payer, sent.paidBytes());
    } else {
      refund(payer, sent.paidBytes());
    }
    cache.dropShare(sent.block());
  }

  private <V extends FrameData> MovedVector<V> moveOut(V vector, ThreadArena arena) {
    ViewScope views = Vectors.views(vector);
    if (views != null) {
      views.close();
    }
    int size = Vectors.size(vector);
    int capacity = Vectors.capacity(vector);
    long bytes = (long) capacity * Vectors.stride(vector);
    Block block = vector.block;
    long address = vector.address;
    Payer payer;
    if (block.isScoped() || views == ViewScope.OF_REGION) {
      payer = pools.billing.charge(Kind.HEAP, bytes);
      block = acquire(bytes, payer);
      address = block.base;
      Memory.copy(vector.block, vector.address, block, address, bytes);
    } else {
      payer = arena.moveOut(bytes);
      MovedParts.moveOut(arena, block, address, bytes);
    }
    return new MovedVector<>(
        vector, arena.tombstone, block, address, size, capacity, List.of(), List.of(), payer);
  }

  /**
   * Makes the box of a vector that was copied to a block, of which it takes over a share.
   *
   * @param like a vector of the same class
   */
  <V extends FrameData> PoolBox<V> keep(V like, Block block, long address, int size) {
    ThreadArena arena = arenas.ofCurrentThread();
    long bytes = (long) size * Vectors.stride(like);
    Payer payer = null;
    boolean done = false;
    try {
      payer = pools.billing.charge(Kind.HEAP, bytes);
      MovedVector<V> kept =
          new MovedVector<>(
              like, arena.tombstone, block, address, size, size, List.of(), List.of(), payer);
      PoolBox<V> box = receipt(arena, kept).receive();
      done = true;
      return box;
    } finally {
      if (!done) {
        refund(payer, bytes);
        cache.dropShare(block);
      }
    }
  }

  private static void refund(@Nullable Payer payer, long bytes) {
    if (payer != null) {
      payer.refund(bytes);
    }
  }

  private Block acquire(long bytes, @Nullable Payer payer) {
    try {
      return cache.acquire(bytes, null);
    } catch (FrameExhaustedException e) {
      refund(payer, bytes);
      throw e;
    }
  }

  VectorShelf shelf() {
    return new VectorShelf(cache);
  }

  @SuppressWarnings("unchecked") // the box of this vector
  private <V extends FrameData> TransferHandle<V> sendOn(V vector, OwnLife own) {
    VectorBox<V> box = (VectorBox<V>) own.box;
    ThreadArena arena = own.arena;
    MovedVector<V> sent = box.sendOn(vector);
    boolean done = false;
    Recorder recorder = behavior.moves(null);
    try {
      TransferHandle<V> handle = receipt(arena, sent);
      own.kill();
      vector.life = handle;
      done = true;
      pools.events().transferSent(handle);
      return handle;
    } finally {
      BehaviorWatch.back(recorder);
      if (!done) {
        box.sendOnFailed();
      }
    }
  }

  private <V extends FrameData> TransferHandle<V> receipt(ThreadArena arena, MovedVector<V> sent) {
    return receipt(
        arena, (slab, slot, generation) -> new VectorBox<>(slab, slot, generation, vectors, sent));
  }

  /** Makes the box for memory that is no slot. */
  interface Maker<T> {
    CargoBox<T> make(Slab slab, int slot, int generation);
  }

  /** Sends what is no slot, with the smallest slot as its receipt. */
  <T> TransferHandle<T> receipt(ThreadArena arena, Maker<T> maker) {
    Slab slab = pool.lend(0);
    try {
      Flights flights = slab.flights(pools.flights);
      int slot = slab.open(0);
      int generation = slab.generation(slot);
      CargoBox<T> box = maker.make(slab, slot, generation);
      flights.load(slot, box);
      return new TransferHandle<>(arena, box, flights.send(slot, generation), flights.id());
    } finally {
      slab.lent();
    }
  }
}
