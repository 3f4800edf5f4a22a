package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.Frame;
import io.framealloc.FrameRetained;
import io.framealloc.RetentionPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads close one promoted value. */
@JCStressTest
@Outcome(
    id = {"1, 0, 0", "0, 1, 0"},
    expect = ACCEPTABLE,
    desc = "closed once")
@Outcome(expect = FORBIDDEN, desc = "closed twice, or never")
@State
public class RetainedClosedByTwo {

  private final FrameRetained<Long> value;

  /** Promotes the value. */
  public RetainedClosedByTwo() {
    try (Frame _ = Owner.ALLOC.beginFrame()) {
      value = Owner.ALLOC.frameRetained(42L, RetentionPolicy.PROMOTE_TO_POOL);
    }
  }

  @Actor
  public void first(III_Result result) {
    result.r1 = Owner.tried(value::close);
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = Owner.tried(value::close);
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = Owner.tried(value::get);
  }
}
