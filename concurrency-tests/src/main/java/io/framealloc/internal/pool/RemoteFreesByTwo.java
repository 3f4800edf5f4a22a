package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads give slots of two slabs back at once. */
@JCStressTest
@Outcome(id = "8", expect = ACCEPTABLE, desc = "all slots are back")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost or handed out twice")
@State
public class RemoteFreesByTwo {

  private final SlabOwner owner = SharedSlab.owner(null);
  private final Slab one = SharedSlab.fullOf(owner);
  private final Slab two = SharedSlab.fullOf(owner);

  @Actor
  public void first() {
    SharedSlab.close(one, 0);
    SharedSlab.close(two, 0);
    SharedSlab.close(one, 1);
    SharedSlab.close(two, 1);
  }

  @Actor
  public void second() {
    SharedSlab.close(two, 2);
    SharedSlab.close(one, 2);
    SharedSlab.close(one, 3);
    SharedSlab.close(two, 3);
  }

  @Arbiter
  public void after(I_Result result) {
    owner.drain();
    result.r1 = SharedSlab.openAll(one) + SharedSlab.openAll(two);
  }
}
