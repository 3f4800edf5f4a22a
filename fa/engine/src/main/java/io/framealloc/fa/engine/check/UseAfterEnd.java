package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;

/** {@code FA104}: frame data is used after its frame has ended, or after it was moved. */
final class UseAfterEnd extends Check {

  UseAfterEnd(Reports reports) {
    super(reports);
  }

  @Override
  void onUse(Moment at, Obj object) {
    Life life = at.world().life(object);
    Obj root = object.root();
    if (life.status() == Status.MOVED) {
      report(
          new Draft(
                  Code.FA104,
                  "use of " + name(at, root.type()) + " after it was moved",
                  "used here after the move")
              .related(root.born(), "allocated here")
              .related(life.since(), "moved here: it is the receiver's from here on")
              .help("use it before it is handed over, or let the receiver use it"),
          at);
    } else if (life.status() == Status.ENDED && root.kind() != Kind.SCOPE) {
      report(
          new Draft(
                  Code.FA104,
                  "use of " + name(at, root.type()) + " after its frame ended",
                  "used here after the end of its frame")
              .related(root.born(), root.kind() == Kind.FRAME ? "begun here" : "allocated here")
              .related(life.since(), "frame ended here")
              .note("the next frame reuses the same bytes")
              .help(
                  "use it before the frame ends, or allocate it with `poolBox` if it must live on"),
          at);
    }
  }
}
