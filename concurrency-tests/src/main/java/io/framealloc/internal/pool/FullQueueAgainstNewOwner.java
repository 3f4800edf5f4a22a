package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Slots are closed into a bounded queue while its owner is found dead. */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "all slots are back")
@Outcome(expect = FORBIDDEN, desc = "a slot is lost or handed out twice")
@State
public class FullQueueAgainstNewOwner {

  private final SlabOwner dead = SharedSlab.bounded();
  private final SlabOwner orphans = SharedSlab.owner(null);
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
  }

  @Arbiter
  public void after(I_Result result) {
    orphans.drain();
    result.r1 = SharedSlab.openAll(slab);
  }
}
