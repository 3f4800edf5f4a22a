package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.FrameIntVec;
import io.framealloc.PoolBox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads take the vector out of one box and grow it, which a program must not do. */
@JCStressTest
@Outcome(id = "42, 42", expect = ACCEPTABLE, desc = "one after the other")
@Outcome(
    id = {"42, 0", "0, 42"},
    expect = ACCEPTABLE,
    desc = "taken over by the other in between")
@Outcome(expect = FORBIDDEN, desc = "memory that is not its own")
@State
public class VectorForTwo {

  private final PoolBox<FrameIntVec> box = Sent.vector();

  @Actor
  public void first(II_Result result) {
    result.r1 = Sent.read(box);
  }

  @Actor
  public void second(II_Result result) {
    result.r2 = Sent.read(box);
  }

  @Arbiter
  public void after(II_Result result) {
    box.close();
  }
}
