package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The owner takes over a few at a time what another thread closes in two slabs, then ends. */
@JCStressTest
@Outcome(id = "8", expect = ACCEPTABLE, desc = "all slots are back")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost or handed out twice")
@State
public class RemoteFreesInParts {

  private final SlabOwner owner = SharedSlab.owner(null);
  private final SlabOwner orphans = SharedSlab.owner(null);
  private final Slab one = SharedSlab.fullOf(owner);
  private final Slab two = SharedSlab.fullOf(owner);

  @Actor
  public void other() {
    for (int slot = 0; slot < 4; slot++) {
      SharedSlab.close(one, slot);
      SharedSlab.close(two, slot);
    }
  }

  @Actor
  public void owner() {
    for (int i = 0; i < 3; i++) {
      owner.takeOver(1);
    }
    one.setOwner(orphans);
    two.setOwner(orphans);
    owner.dissolve();
    orphans.takeOver(2);
  }

  @Arbiter
  public void after(I_Result result) {
    orphans.drain();
    result.r1 = SharedSlab.openAll(one) + SharedSlab.openAll(two);
  }
}
