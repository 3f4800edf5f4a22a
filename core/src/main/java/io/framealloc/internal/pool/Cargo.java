package io.framealloc.internal.pool;

/** Memory that a slot is only the receipt for: it is too large for slots, or does not move. */
public interface Cargo {

  /** How many bytes were sent. */
  long cargoBytes();

  /** Gives the memory back, since nobody received it, or since the allocator is closed. */
  void abandon();
}
