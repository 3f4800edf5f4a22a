package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Obj;

/** {@code FA101}: a frame is begun while one is open. */
final class DoubleBegin extends Check {

  DoubleBegin(Reports reports) {
    super(reports);
  }

  @Override
  void onBegin(Moment at, Obj allocator, Frames frames, boolean nests) {
    if (nests || !frames.isSome()) {
      return;
    }
    Obj open = frames.innermost();
    report(
        new Draft(
                Code.FA101,
                "a frame is begun while this thread already has one open",
                "second frame begun here")
            .related(open == null ? null : open.born(), "the open frame was begun here")
            .note("a thread has one open frame per allocator")
            .help("end the first frame before, or open a nested scope: `frame.nested()`"),
        at);
  }
}
