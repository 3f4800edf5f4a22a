package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread closes slots of an owner whose queue holds one and drops what it has no room for. */
@JCStressTest
@Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "the owner was always in time")
@Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "one slot was dropped")
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "two slots were dropped")
@Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "three slots were dropped")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost uncounted, or handed out twice")
@State
public class DropsFromAFullQueue {

  private final SlabOwner owner = SharedSlab.dropping();
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
    owner.takeOver(1);
  }

  @Arbiter
  public void after(II_Result result) {
    owner.takeOverAll();
    result.r1 = SharedSlab.openAll(slab);
    DeferredCount count = new DeferredCount();
    owner.count(count);
    result.r2 = (int) count.dropped;
  }
}
