package io.framealloc;

import io.framealloc.internal.pool.Cargo;
import io.framealloc.internal.pool.Flights;
import io.framealloc.internal.pool.Slab;

/** A received box whose memory is no slot; its slot is the receipt, and says whether it is open. */
abstract class CargoBox<T> extends PoolBox<T> implements Cargo {

  CargoBox(Slab slab, int slot, int generation) {
    super(slab, slot, generation);
  }

  @Override
  final void generated() {}

  @Override
  protected final PoolBox<T> make(Slab at, int number, int opened) {
    throw new AssertionError("not made by a prototype");
  }

  @Override
  public final long cargoBytes() {
    return bytes();
  }

  /** Gives the memory back; the caller has closed this. */
  abstract void release();

  @Override
  public void close() {
    claim();
    Flights sent = slab.sent();
    if (sent != null) {
      sent.load(slot, null);
    }
    release();
    slab.giveBack(slot);
  }

  @Override
  final void closeAnyway() {
    close();
  }
}
