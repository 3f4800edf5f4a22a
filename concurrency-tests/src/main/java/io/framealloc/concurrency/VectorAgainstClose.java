package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.FrameIntVec;
import io.framealloc.PoolBox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One thread takes a vector out of its box and grows it while another one closes the box. */
@JCStressTest
@Outcome(id = "42", expect = ACCEPTABLE, desc = "used, then closed")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "closed, and refused")
@Outcome(expect = FORBIDDEN, desc = "memory that is not its own")
@State
public class VectorAgainstClose {

  private final PoolBox<FrameIntVec> box = Sent.vector();

  @Actor
  public void user(I_Result result) {
    result.r1 = Sent.read(box);
  }

  @Actor
  public void closer() {
    box.close();
  }
}
