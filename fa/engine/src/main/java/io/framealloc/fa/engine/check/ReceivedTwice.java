package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;

/** {@code FA206}: a transfer handle is received twice. */
final class ReceivedTwice extends Check {

  ReceivedTwice(Reports reports) {
    super(reports);
  }

  @Override
  void onReceive(Moment at, Obj handle) {
    Life life = at.world().life(handle);
    if (life.status() == Status.RECEIVED) {
      report(
          new Draft(Code.FA206, "a transfer handle is received twice", "received again here")
              .related(handle.born(), "the handle was made here")
              .related(life.since(), "received here already")
              .help("receive it once and keep the box"),
          at);
    }
  }
}
