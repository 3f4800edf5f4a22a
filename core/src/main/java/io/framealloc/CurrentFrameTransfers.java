package io.framealloc;

import io.framealloc.diagnostics.PoolExhaustedException;

/** The part of an allocator that sends frame data to other threads. */
abstract sealed class CurrentFrameTransfers extends CurrentFrameCollections permits FrameRetention {

  CurrentFrameTransfers() {}

  abstract Transfers transfers();

  /**
   * Moves the value of a frame box out of its frame, for another thread.
   *
   * <p>The box is dead from now on: its use raises {@code FA104} and names the transfer. The value
   * outlives the frame and this thread; it is copied into the pool, or, if it is larger than the
   * largest size class, to memory of its own.
   *
   * @param <T> the value type
   * @param box a box of the calling thread, from any allocator
   * @return the handle to pass on
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory; the box is as before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the box is dead already
   * @throws WrongThreadException {@code FA201} if the box is another thread's
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> TransferHandle<T> frameBoxForTransfer(
      @io.framealloc.annotation.Transfers FrameBox<T> box) {
    return transfers().move(box);
  }

  /**
   * Sends a value to another thread; no frame need be open.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return the handle to pass on
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, or an array in it has a wrong
   *     length
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> TransferHandle<T> frameBoxForTransfer(T value) {
    return transfers().send(ValueClass.ofValue(value), value);
  }

  /**
   * Sends a value of a known type to another thread; no frame need be open.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return the handle to pass on
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws PoolExhaustedException {@code FA404} if its size class is at its limit, or the
   *     operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> TransferHandle<T> frameBoxForTransfer(ValueType<T> type, T value) {
    return transfers().send((ValueClass<T>) type, value);
  }

  /**
   * Moves a vector out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param <T> the value type
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public <T> TransferHandle<FrameVec<T>> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameVec<T> vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of ints out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameIntVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameIntVec vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of longs out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameLongVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameLongVec vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of floats out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameFloatVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameFloatVec vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of doubles out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameDoubleVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameDoubleVec vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of bytes out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameByteVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameByteVec vec) {
    return transfers().move(vec);
  }

  /**
   * Moves a vector of shorts out of its frame, for another thread, without copying it.
   *
   * <p>The vector is dead from now on: its use raises {@code FA104} and names the transfer. Its
   * memory stays where it is and outlives the frame and this thread: the block around it leaves the
   * frame when that ends, and comes back when everything moved out of it was closed. Raw segments
   * and buffers of the vector are dead too. If one was taken while a nested scope was open that is
   * younger than the vector, and without native access if any was taken, it stays alive until the
   * frame ends, and the vector is copied.
   *
   * @param vec a vector of the calling thread and this allocator, of a frame or received
   * @return the handle to pass on; {@link PoolBox#get} of what it gives is the vector
   * @throws PoolExhaustedException {@code FA404} if the smallest size class, from which the receipt
   *     is taken, is at its limit, or the operating system has no more memory; the vector is as
   *     before then
   * @throws io.framealloc.diagnostics.FrameEndedException {@code FA104} if the vector is dead
   *     already
   * @throws WrongThreadException {@code FA201} if the vector is another thread's
   * @throws IllegalArgumentException if the vector is another allocator's
   * @throws IllegalStateException if native code is using a segment of the vector right now
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public TransferHandle<FrameShortVec> frameVecForTransfer(
      @io.framealloc.annotation.Transfers FrameShortVec vec) {
    return transfers().move(vec);
  }
}
