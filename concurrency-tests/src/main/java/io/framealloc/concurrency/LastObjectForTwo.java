package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.ObjectPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads take an object out of a pool in which one is idle. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "each has its own")
@Outcome(expect = FORBIDDEN, desc = "both have the same one")
@State
public class LastObjectForTwo {

  private final ObjectPool<int[]> pool = Owner.ALLOC.objectPool(() -> new int[1], object -> {}, 2);
  private int[] one = new int[1];
  private int[] two = new int[1];

  /** Makes one object idle. */
  public LastObjectForTwo() {
    pool.release(pool.acquire());
  }

  @Actor
  public void first() {
    one = pool.acquire();
    one[0]++;
  }

  @Actor
  public void second() {
    two = pool.acquire();
    two[0]++;
  }

  @Arbiter
  public void after(I_Result result) {
    result.r1 = one == two ? 1 : one[0] + two[0];
    pool.release(one);
    if (one != two) {
      pool.release(two);
    }
  }
}
