package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.PoolFix;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.World;
import java.util.Set;

/**
 * {@code FA701}: frame data is returned beyond its frame; {@code FA108}: beyond a nested scope of
 * it.
 */
final class Returned extends Check {

  Returned(Reports reports) {
    super(reports);
  }

  @Override
  void onReturn(Moment at, Set<Obj> dead, World atExit) {
    for (Obj object : dead) {
      Obj root = object.root();
      Life life = atExit.life(root);
      if (life.status() == Status.ENDED) {
        report(
            new Draft(
                    Code.FA701,
                    "frame data is returned beyond its frame",
                    "returned here, dead by then")
                .related(root.born(), "allocated here")
                .related(life.since(), "its frame ends here")
                .help(
                    "return a plain value, or allocate it with `poolBox` or `frameRetained`, whose"
                        + " memory outlives the frame")
                .fix(new PoolFix(reports().sources()).of(at.place(), root.born())),
            at);
      } else if (life.status() == Status.ROLLED) {
        report(
            new Draft(
                    Code.FA108,
                    "a result is returned from a nested scope that gives its memory back",
                    "returned here, dead by then")
                .related(root.born(), "allocated here, in the scope")
                .related(life.since(), "the scope gives its memory back here")
                .help("allocate the result before the scope is opened"),
            at);
      }
    }
  }
}
