package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads close one slot of an owner with a bounded queue. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "the first closed it")
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "the second closed it")
@Outcome(expect = FORBIDDEN, desc = "closed twice or never, lost, or handed out twice")
@State
public class CloseTwiceIntoAQueue {

  private final SlabOwner owner = SharedSlab.bounded();
  private final Slab slab = SharedSlab.fullOf(owner);

  @Actor
  public void first(III_Result result) {
    result.r1 = SharedSlab.close(slab, 2);
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = SharedSlab.close(slab, 2);
  }

  @Arbiter
  public void after(III_Result result) {
    owner.takeOverAll();
    result.r3 = SharedSlab.openAll(slab);
  }
}
