package io.framealloc.internal.pool;

import org.jspecify.annotations.Nullable;

/**
 * Some of the slots that were sent from one slab. Every handle of them refers to it, and nothing
 * else does: when it is collected, nobody can receive them any more.
 */
public final class Epoch {

  /** In place of the epoch of a handle that was received. */
  public static final Epoch RECEIVED = new Epoch(null, 0);

  /** In place of the epoch of a handle that was closed. */
  public static final Epoch CLOSED = new Epoch(null, 0);

  private final @Nullable Flights flights;
  private final int number;

  Epoch(@Nullable Flights flights, int number) {
    this.flights = flights;
    this.number = number;
  }

  Flights flights() {
    Flights of = flights;
    if (of == null) {
      throw new AssertionError("nothing is sent with the epoch of a handle that is done");
    }
    return of;
  }

  int number() {
    return number;
  }

  /** Takes a slot of this out of flight; false if it is not in flight any more. */
  public boolean claim(int slot, int generation) {
    Flights of = flights;
    return of != null && of.claim(number, slot, generation);
  }

  /** Whether a slot of this is in flight. */
  public boolean has(int slot, int generation) {
    Flights of = flights;
    return of != null && of.has(number, slot, generation);
  }
}
