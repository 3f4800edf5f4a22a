package io.framealloc.internal.pool;

import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What threads do with four slots of a slab: others close them, by the lists of the slab and of its
 * owner, while the owner takes them back and the slab goes from a dead owner to another.
 */
@Param(name = "slot", gen = IntGen.class, conf = "0:3")
public class StackOperations {

  private final List<SlabOwner> owners =
      List.of(SharedSlab.owner(null), SharedSlab.owner(null), SharedSlab.owner(null));
  private final Slab slab = SharedSlab.fullOf(owners.getFirst());
  private int now;

  /** Closes a slot that is open at first. */
  @Operation
  public boolean close(@Param(name = "slot") int slot) {
    return slab.close(slot, 0);
  }

  /** Takes back what has arrived. */
  @Operation(nonParallelGroup = "owner")
  public void drain() {
    owners.get(now).drain();
  }

  /** Takes back at most one. */
  @Operation(nonParallelGroup = "owner")
  public void takeOne() {
    owners.get(now).takeOver(1);
  }

  /** Hands the slab to the next owner, as is done when its thread is found dead. */
  @Operation(nonParallelGroup = "owner")
  public void handOn() {
    if (now == owners.size() - 1) {
      return;
    }
    SlabOwner dead = owners.get(now++);
    SlabOwner next = owners.get(now);
    slab.listed = false;
    slab.spare = false;
    slab.setOwner(next);
    dead.dissolve();
    next.changed(slab);
    next.drain();
  }

  /** Every closed slot is free, once. */
  @Validate
  public void check() {
    owners.get(now).drain();
    int closed = 0;
    for (int slot = 0; slot < QueueOperations.SLOTS; slot++) {
      closed += slab.isOpen(slot, 0) ? 0 : 1;
    }
    int free = SharedSlab.openAll(slab);
    if (free != closed) {
      throw new AssertionError("free=" + free + ", closed=" + closed);
    }
  }
}
