package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.ObjectPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads release one object; then it is idle once. */
@JCStressTest
@Outcome(
    id = {"1, 0, 1", "0, 1, 1"},
    expect = ACCEPTABLE,
    desc = "released once")
@Outcome(expect = FORBIDDEN, desc = "released twice, or never")
@State
public class ObjectReleasedByTwo {

  private final ObjectPool<StringBuilder> pool =
      Owner.ALLOC.objectPool(StringBuilder::new, text -> text.setLength(0), 2);
  private final StringBuilder object = pool.acquire();

  @Actor
  public void first(III_Result result) {
    result.r1 = Owner.tried(() -> pool.release(object));
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = Owner.tried(() -> pool.release(object));
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = pool.idle();
  }
}
