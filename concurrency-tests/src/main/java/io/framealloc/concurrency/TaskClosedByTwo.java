package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TaskAlloc;
import io.framealloc.TaskBox;
import io.framealloc.diagnostics.OwnershipException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads close the memory of one task, one of them while it reads. */
@JCStressTest
@Outcome(
    id = {"42, 0", "0, 0"},
    expect = ACCEPTABLE,
    desc = "read before, or refused; closed for both afterwards")
@Outcome(expect = FORBIDDEN, desc = "open after a close, or another value")
@State
public class TaskClosedByTwo {

  private final TaskAlloc task = Owner.ALLOC.taskAlloc();
  private final TaskBox<Long> box = task.box(42L);

  @Actor
  public void reader(II_Result result) {
    try {
      result.r1 = box.get().intValue();
    } catch (OwnershipException closed) {
      result.r1 = 0;
    }
    task.close();
  }

  @Actor
  public void closer() {
    task.close();
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = task.isOpen() ? 1 : 0;
  }
}
