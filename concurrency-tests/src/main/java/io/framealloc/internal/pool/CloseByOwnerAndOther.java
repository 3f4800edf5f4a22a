package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The owner closes a slot and opens it again, while another thread, which has got it through a
 * race, closes it too. The other takes no part where it does not see the slot yet.
 */
@JCStressTest
@Outcome(id = "1, 0, 3", expect = ACCEPTABLE, desc = "the owner closed it")
@Outcome(id = "1, -1, 3", expect = ACCEPTABLE, desc = "the other has not seen it")
@Outcome(id = "0, 1, 4", expect = ACCEPTABLE, desc = "the other closed it")
@Outcome(expect = FORBIDDEN, desc = "closed twice or never, lost, or handed out twice")
@State
public class CloseByOwnerAndOther {

  private record Box(Slab slab, int slot) {}

  private @Nullable SlabOwner owner;
  private @Nullable Slab slab;
  private @Nullable Box box;

  @Actor
  public void owner(III_Result result) {
    SlabOwner mine = SharedSlab.owner(Thread.currentThread());
    Slab full = SharedSlab.fullOf(mine);
    owner = mine;
    slab = full;
    box = new Box(full, 2);
    result.r1 = SharedSlab.close(full, 2);
    if (result.r1 == 1) {
      full.open(16);
    }
    for (int slot : new int[] {0, 1, 3}) {
      SharedSlab.close(full, slot);
    }
  }

  @Actor
  public void other(III_Result result) {
    Box seen = box;
    result.r2 = seen == null ? -1 : SharedSlab.close(seen.slab, seen.slot);
  }

  @Arbiter
  public void after(III_Result result) {
    if (owner != null && slab != null) {
      owner.drain();
      result.r3 = SharedSlab.openAll(slab);
    }
  }
}
