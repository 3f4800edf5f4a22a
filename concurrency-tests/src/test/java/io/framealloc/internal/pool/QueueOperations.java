package io.framealloc.internal.pool;

import io.framealloc.diagnostics.OwnershipException;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/** What threads do with four slots of an owner whose queue holds one; a class for each policy. */
@Param(name = "slot", gen = IntGen.class, conf = "0:3")
@Param(name = "most", gen = IntGen.class, conf = "1:2")
public abstract class QueueOperations {

  static final int SLOTS = 4;
  static final int CAPACITY = 1;

  private final SlabOwner owner;
  private final Slab slab;

  QueueOperations(SlabOwner owner) {
    this.owner = owner;
    slab = SharedSlab.fullOf(owner);
  }

  /** Closes a slot that is open at first. */
  @Operation
  public String close(@Param(name = "slot") int slot) {
    try {
      return slab.close(slot, 0) ? "closed" : "closed before";
    } catch (OwnershipException e) {
      return "refused";
    }
  }

  /** Takes some out of the queue, as its owner. */
  @Operation(nonParallelGroup = "owner")
  public int take(@Param(name = "most") int most) {
    return owner.takeOver(most);
  }

  /** Every closed slot is free, once, but for those that were dropped. */
  @Validate
  public void check() {
    owner.takeOverAll();
    int closed = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      closed += slab.isOpen(slot, 0) ? 0 : 1;
    }
    DeferredCount count = new DeferredCount();
    owner.count(count);
    int free = SharedSlab.openAll(slab);
    if (free != closed - count.dropped || count.waiting != 0) {
      throw new AssertionError("free=" + free + ", closed=" + closed + ", lost=" + count.dropped);
    }
  }

  /** A full queue refuses. */
  public static final class Fail extends QueueOperations {
    /** Makes four open slots. */
    public Fail() {
      super(SharedSlab.refusing());
    }
  }

  /** A full queue loses its oldest slot. */
  public static final class DropOldest extends QueueOperations {
    /** Makes four open slots. */
    public DropOldest() {
      super(SharedSlab.dropping());
    }
  }

  /** A full queue is gone past. */
  public static final class ProcessImmediately extends QueueOperations {
    /** Makes four open slots. */
    public ProcessImmediately() {
      super(SharedSlab.bounded());
    }
  }
}
