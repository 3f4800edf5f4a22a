package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Obj;
import org.jspecify.annotations.Nullable;

/** {@code FA105}: frame data is allocated with no frame open; in a task, {@code FA601}. */
final class NoFrame extends Check {

  NoFrame(Reports reports) {
    super(reports);
  }

  @Override
  void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {
    if (allocator == null || region != null) {
      return;
    }
    Frames frames = at.world().frames(allocator);
    if (!frames.isNone()) {
      return;
    }
    Place ended = frames.endedAt();
    if (frames.ambient() == Frames.Ambient.NONE_IN_TASK
        && at.activation().spawn() == Spawn.TASK
        && ended == null) {
      report(
          new Draft(
                  Code.FA601,
                  "frame allocation in asynchronous code that has no frame of its own",
                  "no frame is open in this task")
              .note("a task runs later and on another thread, where no frame is open")
              .help(
                  "begin a frame in the task: `try (Frame frame = alloc.beginFrame())`, run it by"
                      + " `ScopedFrames.executor`, or use `alloc.taskAlloc()`"),
          at);
      return;
    }
    report(
        new Draft(Code.FA105, "frame allocation while no frame is open", "no frame is open here")
            .related(ended, "the frame was ended here")
            .help("begin a frame before: `try (Frame frame = alloc.beginFrame())`"),
        at);
  }
}
