package io.framealloc.fa.engine.check;

import com.sun.source.tree.Tree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.TransferFix;
import io.framealloc.fa.engine.state.Obj;

/** {@code FA604}: a task takes frame data to another thread. */
final class Captured extends Check {

  Captured(Reports reports) {
    super(reports);
  }

  @Override
  void onCapture(Moment at, Obj captured, Tree spawn) {
    Obj root = captured.root();
    report(
        new Draft(
                Code.FA604,
                "frame data "
                    + name(at, root.type())
                    + " is captured by a task that another thread runs",
                "captured here")
            .related(root.born(), "allocated here, in a frame of this thread")
            .related(at.activation().place(spawn), "handed to another thread here")
            .note("frame data belongs to the thread of its frame, as it ends with it")
            .help("hand it over: `alloc.frameBoxForTransfer(...)`, and `receive()` in the task")
            .fix(
                new TransferFix(reports().sources())
                    .of(at.place(), spawn, root.type(), root.born())),
        at);
  }
}
