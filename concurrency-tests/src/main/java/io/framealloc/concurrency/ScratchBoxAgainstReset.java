package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.ScratchBox;
import io.framealloc.ScratchPool;
import io.framealloc.diagnostics.OwnershipException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One thread uses a value of a scratch pool while another one resets the pool and fills it anew.
 */
@JCStressTest
@Outcome(
    id = {"42, 8", "7, 8", "0, 8"},
    expect = ACCEPTABLE,
    desc = "read before, recycled while it was read, or refused; the new value is whole")
@Outcome(expect = FORBIDDEN, desc = "memory that is not the pool's")
@State
public class ScratchBoxAgainstReset {

  private static final ScratchPool POOL = Owner.ALLOC.scratchPool("reset", 64);
  private static final Object LOCK = new Object();

  private final ScratchBox<Long> box;

  /** Fills the pool. */
  public ScratchBoxAgainstReset() {
    synchronized (LOCK) {
      POOL.reset();
      box = POOL.box(42L);
    }
  }

  @Actor
  public void reader(II_Result result) {
    try {
      result.r1 = box.get().intValue();
    } catch (OwnershipException reset) {
      result.r1 = 0;
    }
  }

  @Actor
  public void resetter(II_Result result) {
    POOL.reset();
    POOL.box(7L);
    result.r2 = (int) POOL.used();
  }
}
