package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import org.jspecify.annotations.Nullable;

/** {@code FA102}: a frame is ended that is not open. */
final class EndWithoutBegin extends Check {

  EndWithoutBegin(Reports reports) {
    super(reports);
  }

  @Override
  void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {
    if (frame == null) {
      Place ended = allocator == null ? null : at.world().frames(allocator).endedAt();
      report(
          new Draft(Code.FA102, "a frame is ended, but none is open", "no frame is open here")
              .related(ended, "the frame was ended here already")
              .help("remove this call, or begin a frame before it"),
          at);
    } else if (frame.kind() == Kind.FRAME) {
      Life life = at.world().life(frame);
      if (life.status() == Status.ENDED) {
        report(
            new Draft(Code.FA102, "`" + frame.type() + "` is closed twice", "closed again here")
                .related(frame.born(), "begun here")
                .related(life.since(), "ended here already")
                .help("close it once; try-with-resources closes it by itself"),
            at);
      }
    }
  }
}
