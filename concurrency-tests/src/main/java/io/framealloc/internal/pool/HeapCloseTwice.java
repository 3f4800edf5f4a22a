package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two threads close one heap box. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "one closed it")
@Outcome(expect = FORBIDDEN, desc = "closed twice or never")
@State
public class HeapCloseTwice {

  private static final SharedMemory MEMORY = SharedMemory.reserve(64, 64);

  private final HeapExtent extent = new HeapExtent(MEMORY);

  @Actor
  public void first(ZZ_Result result) {
    result.r1 = extent.claim(0);
  }

  @Actor
  public void second(ZZ_Result result) {
    result.r2 = extent.claim(0);
  }
}
