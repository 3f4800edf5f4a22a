package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Obj;

/**
 * {@code FA202}: a thread uses a barrier without being registered; {@code FA205}: it ends its frame
 * before the others are done.
 */
final class BarrierUse extends Check {

  BarrierUse(Reports reports) {
    super(reports);
  }

  @Override
  void onUnregistered(Moment at, Obj barrier) {
    report(
        new Draft(
                Code.FA202,
                "a thread shares the frame boundary but is not registered with the barrier",
                "this thread has no seat")
            .related(barrier.born(), "the barrier was made here")
            .help("call `register()` first, once in each thread"),
        at);
  }

  @Override
  void onEarlyEnd(Moment at, Obj frame) {
    report(
        new Draft(
                Code.FA205,
                "a frame is ended while other parties of the barrier may still be at work",
                "ended here without waiting for them")
            .related(frame.born(), "begun here")
            .help("call `awaitAll()` before the end of the frame"),
        at);
  }
}
