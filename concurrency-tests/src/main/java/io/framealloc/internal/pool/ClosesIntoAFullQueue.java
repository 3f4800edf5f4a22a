package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread closes slots of an owner whose queue holds one, while the owner takes some out. */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "all slots are back")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost or handed out twice")
@State
public class ClosesIntoAFullQueue {

  private final SlabOwner owner = SharedSlab.bounded();
  private final Slab slab = SharedSlab.fullOf(owner);

  @Actor
  public void other() {
    for (int slot = 0; slot < 4; slot++) {
      SharedSlab.close(slab, slot);
    }
  }

  @Actor
  public void owner() {
    owner.takeOver(1);
    owner.drain();
    owner.takeOver(1);
  }

  @Arbiter
  public void after(I_Result result) {
    owner.takeOverAll();
    result.r1 = SharedSlab.openAll(slab);
  }
}
