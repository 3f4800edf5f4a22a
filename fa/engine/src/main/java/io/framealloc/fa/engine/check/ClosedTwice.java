package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;

/** {@code FA403}: something is closed or released twice. */
final class ClosedTwice extends Check {

  ClosedTwice(Reports reports) {
    super(reports);
  }

  @Override
  void onClose(Moment at, Obj object) {
    Life life = at.world().life(object);
    Obj root = object.root();
    if (life.status() == Status.CLOSED && root.kind() != Kind.HANDLE) {
      String done = root.kind() == Kind.POOLED ? "released" : "closed";
      report(
          new Draft(Code.FA403, "`" + root.type() + "` is " + done + " twice", done + " again here")
              .related(root.born(), "made here")
              .related(life.since(), done + " here already")
              .help(
                  root.kind() == Kind.POOLED
                      ? "release it once"
                      : "close it once; try-with-resources closes it by itself"),
          at);
    }
  }
}
