package io.framealloc;

import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A vector that was sent: a share of the block around it, and a slot as receipt.
 *
 * <p>Memory of frames is accessed without any check but the compare of the life token, so a block
 * must not be given back while a thread may be between that compare and its access. A thread that
 * ends the life itself is not. So the thread that has the vector gives the block back at once; if
 * another thread closes the box, or takes the vector over, the block waits until the one before has
 * come by, or has terminated ({@link MovedVectors}).
 *
 * <p>Every thread that takes the vector out gets a vector object of its own, made from what is
 * written here under the lock: the fields of another thread's object may be half changed.
 */
final class VectorBox<V extends FrameData> extends CargoBox<V> {

  private final MovedVectors vectors;
  private final long sentBytes;
  private volatile V vector;

  /* Guarded by the lock of the moved vectors. */
  private OwnLife life;
  private Block block;
  private long address;
  private int capacity;
  private boolean released;
  private @Nullable Payer payer;
  private final List<Block> outgrown = new ArrayList<>(0);
  private final List<OwnLife> before = new ArrayList<>(0);

  /** A box for {@code size} elements at {@code address}; it takes over a share of the block. */
  @SuppressWarnings("this-escape") // into a token that nobody sees yet
  VectorBox(Slab slab, int slot, int generation, MovedVectors vectors, MovedVector<V> sent) {
    super(slab, slot, generation);
    this.vectors = vectors;
    this.sentBytes = sent.bytes();
    this.block = sent.block();
    this.address = sent.address();
    this.capacity = sent.capacity();
    this.payer = sent.payer();
    this.outgrown.addAll(sent.outgrown());
    this.before.addAll(sent.before());
    this.life = new OwnLife(sent.nobody(), this);
    this.vector = sent.over(life);
  }

  @Override
  public V get() {
    V known = vector;
    return known.life.arena.owner == Thread.currentThread() ? checked(known) : takeOut();
  }

  private V checked(V known) {
    at();
    return known;
  }

  private V takeOut() {
    ThreadArena arena = vectors.arena();
    vectors.drain();
    vectors.lock.lock();
    try {
      at();
      V known = vector;
      if (known.life instanceof TransferHandle) {
        throw Errors.refuse(known.life);
      }
      if (released) {
        throw refusal();
      }
      if (life.isAlive()) {
        int size = Math.min(Vectors.size(known), capacity);
        life.kill();
        before.add(life);
        life = new OwnLife(arena.tombstone, this);
        known = Vectors.over(known, life, block, address, size, capacity);
      }
      life.arena = arena;
      vector = known;
      return known;
    } finally {
      vectors.lock.unlock();
    }
  }

  /**
   * Moves the vector, which uses {@code used} bytes, to a larger block.
   *
   * @return the new capacity
   */
  int grow(FrameData data, long used, long stride, long needed, long best) {
    Room room = room(stride, needed, best);
    Block larger = room.block;
    Memory.copy(data.block, data.address, larger, larger.base, used);
    vectors.lock.lock();
    try {
      if (vector != data || life.arena.owner != Thread.currentThread()) {
        vectors.cache.dropShare(larger);
        refund(room.payer, room.elements * stride);
        throw Errors.refuse(data.life);
      }
      refund(payer, capacity * stride);
      payer = room.payer;
      if (life.hasViews() || !before.isEmpty()) {
        outgrown.add(block);
      } else {
        vectors.cache.dropShare(block);
      }
      block = larger;
      address = larger.base;
      capacity = (int) room.elements;
    } finally {
      vectors.lock.unlock();
    }
    data.block = larger;
    data.address = larger.base;
    return (int) room.elements;
  }

  /** Memory that is paid for. */
  private record Room(Block block, @Nullable Payer payer, long elements) {}

  private Room room(long stride, long needed, long best) {
    try {
      return room(stride, best);
    } catch (FrameExhaustedException | BudgetExceededException e) {
      if (needed == best) {
        throw e;
      }
      return room(stride, needed);
    }
  }

  private Room room(long stride, long elements) {
    long bytes = elements * stride;
    if (bytes > BlockCache.LARGEST) {
      throw FrameExhaustedException.tooLarge(bytes);
    }
    Payer paying = vectors.billing.charge(Kind.HEAP, bytes);
    try {
      return new Room(vectors.cache.acquire(bytes, null), paying, elements);
    } catch (FrameExhaustedException e) {
      refund(paying, bytes);
      throw e;
    }
  }

  private static void refund(@Nullable Payer paying, long bytes) {
    if (paying != null) {
      paying.refund(bytes);
    }
  }

  /**
   * Gives the memory to a new box; the caller is the thread that has the vector.
   *
   * @param known the vector
   */
  MovedVector<V> sendOn(V known) {
    vectors.lock.lock();
    try {
      known.life.check();
      life.closeScope();
      MovedVector<V> sent =
          new MovedVector<>(
              known,
              life.arena.tombstone,
              block,
              address,
              Vectors.size(known),
              capacity,
              List.copyOf(outgrown),
              List.copyOf(before),
              payer);
      released = true;
      return sent;
    } finally {
      vectors.lock.unlock();
    }
  }

  /** Takes the memory back from a new box that could not be made. */
  void sendOnFailed() {
    vectors.lock.lock();
    try {
      released = false;
    } finally {
      vectors.lock.unlock();
    }
  }

  @Override
  public void close() {
    OwnLife own = life;
    if (own.arena.owner == Thread.currentThread()) {
      own.closeScope();
    }
    try {
      super.close();
    } catch (OwnershipException e) {
      vectors.drain();
      throw e;
    }
  }

  @Override
  void release() {
    vectors.lock.lock();
    try {
      if (!released) {
        released = true;
        refund(payer, (long) capacity * Vectors.stride(vector));
        payer = null;
        if (life.isAlive()) {
          life.kill();
          before.add(life);
        }
        outgrown.add(block);
        vectors.giveBack(outgrown, before);
      }
    } finally {
      vectors.lock.unlock();
    }
  }

  @Override
  public void abandon() {
    release();
  }

  /** The error of a use of a vector object of this whose token is dead. */
  RuntimeException refusal(OwnLife dead) {
    OwnLife now = life;
    return now != dead && now.isAlive() ? Errors.wrongThread(now.arena) : refusal();
  }

  @Override
  long bytes() {
    return sentBytes;
  }

  @Override
  @SuppressWarnings("unchecked") // the class of a V
  protected Class<V> type() {
    return (Class<V>) vector.getClass();
  }

  @Override
  protected int stride() {
    return Vectors.stride(vector);
  }

  @Override
  public void set(V value) {
    Vectors.replace(get(), value);
  }

  @Override
  public void update(UnaryOperator<V> function) {
    set(function.apply(get()));
  }

  @Override
  public MemorySegment segment() {
    return Vectors.segment(get());
  }

  @Override
  FrameBox<V> reserveIn(Frame frame) {
    ThreadArena arena = frame.arena();
    long at = arena.bump(sentBytes, Growth.alignment(sentBytes));
    int size = Vectors.size(vector);
    return new VectorInFrame<>(
        Vectors.over(vector, frame.innermost(arena), arena.block, at, size, size));
  }

  @Override
  void copyTo(FrameBox<V> reserved) {
    Memory.copy(block, address, reserved.block, reserved.address, sentBytes);
  }
}
