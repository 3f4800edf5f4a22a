package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Missing;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Obj;

/** {@code FA203}: a worker thread begins frames without a budget. */
final class WorkerBudget extends Check {

  WorkerBudget(Reports reports) {
    super(reports);
  }

  @Override
  void onBegin(Moment at, Obj allocator, Frames frames, boolean nests) {
    if (at.activation().spawn() == Spawn.THREAD
        && !at.world().isMarked(Act.BUDGET)
        && !at.world().isMarked(Missing.THREAD_BUDGETS)) {
      report(
          new Draft(
                  Code.FA203,
                  "a worker thread allocates without a budget",
                  "its frames have no limit of their own")
              .help("set one at the start of the thread: `alloc.setThreadFrameBudget(bytes)`"),
          at);
    }
  }
}
