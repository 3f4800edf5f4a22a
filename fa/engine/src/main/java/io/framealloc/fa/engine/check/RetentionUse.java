package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;

/** {@code FA406}: a retention policy contradicts what is done with the value. */
final class RetentionUse extends Check {

  RetentionUse(Reports reports) {
    super(reports);
  }

  private static boolean isDiscarded(Obj object) {
    return Boolean.TRUE.equals(object.detail());
  }

  @Override
  void onUse(Moment at, Obj object) {
    Obj root = object.root();
    Life life = at.world().life(root);
    if (root.kind() == Kind.RETAINED
        && isDiscarded(root)
        && life.status() == Status.LIVE
        && life.region() != null
        && at.world().life(life.region()).status() == Status.ENDED) {
      Place ended = at.world().life(life.region()).since();
      report(
          new Draft(
                  Code.FA406,
                  "a value is kept that its policy discards at the end of the frame",
                  "read here, discarded by then")
              .related(root.born(), "the policy is `DISCARD`")
              .related(ended, "discarded at the end of the frame here")
              .help("use `PROMOTE_TO_POOL` or `PROMOTE_TO_HEAP`, and close it when done"),
          at);
      at.world().setLife(root, life.unknown());
    }
  }

  @Override
  void onClose(Moment at, Obj object) {
    Life life = at.world().life(object);
    if (object.kind() == Kind.RETAINED
        && !isDiscarded(object)
        && life.status() == Status.LIVE
        && life.region() != null
        && !life.region().isForeign()
        && at.world().life(life.region()).status() == Status.LIVE) {
      report(
          new Draft(
                  Code.FA406,
                  "a value is closed in its own frame, and never promoted",
                  "closed before the frame ends")
              .related(object.born(), "retained here")
              .help("use a plain `frameBox`, or close it after the frame"),
          at);
    }
  }
}
