package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Obj;

/** {@code FA201}: frame data goes to another thread without a transfer. */
final class SentToThread extends Check {

  SentToThread(Reports reports) {
    super(reports);
  }

  @Override
  void onSend(Moment at, Obj sent, String how) {
    Obj root = sent.root();
    report(
        new Draft(Code.FA201, "frame data goes to another thread without a transfer", how)
            .related(root.born(), "allocated here, in a frame of this thread")
            .note("frame data belongs to the thread of its frame")
            .help(
                "send a handle: `alloc.frameBoxForTransfer(...)`,"
                    + " `alloc.frameVecForTransfer(...)`"),
        at);
  }
}
