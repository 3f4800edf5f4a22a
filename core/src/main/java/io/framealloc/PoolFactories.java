package io.framealloc;

import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.Pool;
import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemoryLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The part of an allocator that hands out memory which outlives frames. */
abstract sealed class PoolFactories permits CurrentFrameVectors {

  PoolFactories() {}

  abstract Pools pools();

  abstract Pool pool();

  /**
   * Puts a value into a pool.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return a box that holds it until it is closed
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, is larger than the largest size
   *     class, or an array in it has a wrong length
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> PoolBox<T> poolBox(T value) {
    return poolBox(ValueClass.ofValue(value), value);
  }

  /**
   * Puts a value of a known type into a pool; faster, since the type need not be looked up.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return a box that holds it until it is closed
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is larger than the largest size class, or an array in it
   *     has a wrong length
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> PoolBox<T> poolBox(ValueType<T> type, T value) {
    PoolBox<T> box = open(type);
    try {
      box.set(value);
    } catch (RuntimeException | Error e) {
      box.close();
      throw e;
    }
    return box;
  }

  /**
   * Takes pool memory for one value.
   *
   * @param <T> the value type
   * @param type its class
   * @return a box that holds the type's zero value: numbers 0, booleans false, enums their first
   *     constant
   * @throws IllegalArgumentException if {@code type} is no value type, or larger than the largest
   *     size class
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> PoolBox<T> poolBox(Class<T> type) {
    return poolBox(ValueClass.of(type));
  }

  /**
   * Takes pool memory for one value of a known type.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @return a box that holds the type's zero value: numbers 0, booleans false, enums their first
   *     constant
   * @throws IllegalArgumentException if it is larger than the largest size class
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> PoolBox<T> poolBox(ValueType<T> type) {
    PoolBox<T> box = open(type);
    box.zero();
    return box;
  }

  /**
   * Puts a value into a pool, or nothing if the pool or the machine has no room.
   *
   * @param <T> the value type
   * @param value the value
   * @return the box, or empty if its size class is at its limit or the operating system refuses
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, is larger than the largest size
   *     class, or an array in it has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> Optional<PoolBox<T>> tryPoolBox(T value) {
    return Requests.attemptPooled(() -> poolBox(value));
  }

  /**
   * Puts a value of a known type into a pool, or nothing if the pool or the machine has no room.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return the box, or empty if its size class is at its limit or the operating system refuses
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is larger than the largest size class, or an array in it
   *     has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> Optional<PoolBox<T>> tryPoolBox(ValueType<T> type, T value) {
    return Requests.attemptPooled(() -> poolBox(type, value));
  }

  final <T> PoolBox<T> open(ValueType<T> type) {
    PoolBox<T> boxes = ((ValueClass<T>) type).owned().poolBoxes();
    Pool pool = pool();
    int bytes = (int) type.byteSize();
    int sizeClass = pool.classOf(bytes);
    if (sizeClass < 0) {
      throw Errors.beyondSizeClasses(bytes, pool.classes().largest(), "heapBox");
    }
    Slab slab = pool.lend(sizeClass);
    int slot = slab.open(bytes);
    int generation = slab.generation(slot);
    slab.lent();
    PoolBox<T> box = boxes.make(slab, slot, generation);
    if (slab.isWatched(slot, generation)) {
      pool.watch(box, slab, slot, generation);
    }
    return box;
  }

  /**
   * Takes raw memory from a pool, as found.
   *
   * @param bytes the size, up to the largest size class
   * @return a slot that is open until it is closed
   * @throws IllegalArgumentException if {@code bytes} is negative, or larger than the largest size
   *     class
   * @throws PoolExhaustedException {@code FA404} if the size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public PoolSlot poolAlloc(long bytes) {
    Requests.checkSize(bytes, 1);
    Pool pool = pool();
    int sizeClass = pool.classOf(bytes);
    if (sizeClass < 0) {
      throw Errors.beyondSizeClasses(bytes, pool.classes().largest(), "heapAlloc");
    }
    return open(pool, sizeClass, (int) bytes);
  }

  /**
   * Takes raw memory from a pool for one value of a layout, as found.
   *
   * @param layout gives size and alignment
   * @return a slot that is open until it is closed
   * @throws IllegalArgumentException if no size class has such slots
   * @throws PoolExhaustedException {@code FA404} if the size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public PoolSlot poolAlloc(MemoryLayout layout) {
    long bytes = layout.byteSize();
    long alignment = layout.byteAlignment();
    Requests.checkSize(bytes, alignment);
    Pool pool = pool();
    if (bytes > pool.classes().largest()) {
      throw Errors.beyondSizeClasses(bytes, pool.classes().largest(), "heapAlloc");
    }
    int sizeClass = pool.classes().indexOf(bytes, alignment);
    if (sizeClass < 0) {
      throw Errors.beyondAlignments(bytes, alignment);
    }
    return open(pool, sizeClass, (int) bytes);
  }

  /**
   * Takes raw memory from a pool for one value, as found.
   *
   * @param type the class of a value type, whose layout the memory has
   * @return a slot that is open until it is closed
   * @throws IllegalArgumentException if {@code type} is no value type, or larger than the largest
   *     size class
   * @throws PoolExhaustedException {@code FA404} if the size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public PoolSlot poolAlloc(Class<?> type) {
    return poolAlloc(ValueClass.of(type).byteSize());
  }

  /**
   * Takes raw memory from a pool for one value of a known type, as found.
   *
   * @param type the type, whose layout the memory has
   * @return a slot that is open until it is closed
   * @throws IllegalArgumentException if it is larger than the largest size class
   * @throws PoolExhaustedException {@code FA404} if the size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public PoolSlot poolAlloc(ValueType<?> type) {
    return poolAlloc(type.byteSize());
  }

  private static PoolSlot open(Pool pool, int sizeClass, int bytes) {
    Slab slab = pool.lend(sizeClass);
    int slot = slab.open(bytes);
    int generation = slab.generation(slot);
    slab.lent();
    PoolSlot opened = new PoolSlot(slab, slot, generation);
    if (slab.isWatched(slot, generation)) {
      pool.watch(opened, slab, slot, generation);
    }
    return opened;
  }

  /**
   * Puts a value of any size into native memory of its own.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return a box that holds it until it is closed
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, or an array in it has a wrong
   *     length
   * @throws PoolExhaustedException {@code FA404} if the operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> HeapBox<T> heapBox(T value) {
    return heapBox(ValueClass.ofValue(value), value);
  }

  /**
   * Puts a value of a known type, and any size, into native memory of its own.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return a box that holds it until it is closed
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws PoolExhaustedException {@code FA404} if the operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> HeapBox<T> heapBox(ValueType<T> type, T value) {
    HeapBox<T> box = openHeap(type);
    try {
      box.set(value);
    } catch (RuntimeException | Error e) {
      box.close();
      throw e;
    }
    return box;
  }

  final <T> HeapBox<T> openHeap(ValueType<T> type) {
    ValueClass<T> known = (ValueClass<T>) type;
    HeapBox<T> boxes = known.owned().heapBoxes();
    HeapMemory heap = pools().heap;
    HeapExtent extent = heap.open(known.byteSize(), known.alignment());
    int generation = extent.generation();
    HeapBox<T> box = boxes.make(heap, extent, generation);
    if (extent.isWatched()) {
      heap.watch(box, extent, generation);
    }
    return box;
  }

  /**
   * Takes raw native memory of any size, as found.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096
   * @return a slot that is open until it is closed
   * @throws IllegalArgumentException if {@code bytes} is negative, or {@code alignment} is no power
   *     of two from 1 to 4096
   * @throws PoolExhaustedException {@code FA404} if the operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public HeapSlot heapAlloc(long bytes, long alignment) {
    Requests.checkSize(bytes, alignment);
    HeapMemory heap = pools().heap;
    HeapExtent extent = heap.open(bytes, alignment);
    int generation = extent.generation();
    HeapSlot slot = new HeapSlot(heap, extent, generation);
    if (extent.isWatched()) {
      heap.watch(slot, extent, generation);
    }
    return slot;
  }

  /**
   * Makes a pool of ordinary Java objects.
   *
   * @param <T> the objects
   * @param factory makes a new object; called outside all locks
   * @param reset makes an object as good as new when it is released; called outside all locks
   * @param max how many objects may be in use at once, at least 1
   * @return an empty pool
   * @throws IllegalArgumentException if {@code max} is less than 1
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> ObjectPool<T> objectPool(Supplier<T> factory, Consumer<T> reset, int max) {
    return pools().add(new ObjectPool<>(factory, reset, max, pools()));
  }

  /**
   * Returns the figures of every size class; exact while no other thread opens or closes slots.
   *
   * @return ascending by size
   */
  public List<PoolClassStats> poolStats() {
    return pools().stats();
  }
}
