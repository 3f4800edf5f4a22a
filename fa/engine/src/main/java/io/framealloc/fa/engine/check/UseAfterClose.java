package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;

/** {@code FA402}: something is used after it was closed or released. */
final class UseAfterClose extends Check {

  UseAfterClose(Reports reports) {
    super(reports);
  }

  @Override
  void onUse(Moment at, Obj object) {
    Life life = at.world().life(object);
    if (life.status() == Status.CLOSED) {
      Obj root = object.root();
      String done = root.kind() == Kind.POOLED ? "released" : "closed";
      report(
          new Draft(
                  Code.FA402,
                  "use of " + name(at, root.type()) + " after it was " + done,
                  "used here after it was " + done)
              .related(root.born(), "made here")
              .related(life.since(), done + " here")
              .help(
                  "use it before, or "
                      + (done.equals("closed") ? "close" : "release")
                      + " it later"),
          at);
    }
  }

  @Override
  void onReceive(Moment at, Obj handle) {
    if (at.world().life(handle).status() == Status.CLOSED) {
      onUse(at, handle);
    }
  }
}
