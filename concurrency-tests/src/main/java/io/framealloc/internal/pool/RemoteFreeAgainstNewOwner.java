package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Slots are given back while the slab goes from a dead owner to the orphans', then to a third. */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "all slots are back")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost or handed out twice")
@State
public class RemoteFreeAgainstNewOwner {

  private final SlabOwner dead = SharedSlab.owner(null);
  private final SlabOwner orphans = SharedSlab.owner(null);
  private final SlabOwner third = SharedSlab.owner(null);
  private final Slab slab = SharedSlab.fullOf(dead);

  @Actor
  public void other() {
    for (int slot = 0; slot < 4; slot++) {
      SharedSlab.close(slab, slot);
    }
  }

  @Actor
  public void mover() {
    slab.setOwner(orphans);
    dead.dissolve();
    orphans.drain();
    if (orphans.remove(0) != null) {
      slab.setOwner(third);
      third.drain();
    }
  }

  @Arbiter
  public void after(I_Result result) {
    orphans.drain();
    third.drain();
    result.r1 = SharedSlab.openAll(slab);
  }
}
