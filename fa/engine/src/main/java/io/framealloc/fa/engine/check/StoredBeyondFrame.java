package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Obj;
import org.jspecify.annotations.Nullable;

/** {@code FA702}: frame data is stored where it outlives its frame. */
final class StoredBeyondFrame extends Check {

  StoredBeyondFrame(Reports reports) {
    super(reports);
  }

  @Override
  void onKept(Moment at, @Nullable Obj frame, Kept kept) {
    Obj root = kept.object().root();
    Draft draft =
        new Draft(
                Code.FA702,
                "Frame allocation escaped frame boundary",
                "stored in " + kept.where() + ", which outlives the frame")
            .related(
                root.born() != null && root.born().tree() == kept.place().tree()
                    ? null
                    : root.born(),
                "allocated here")
            .help("store a plain value, or allocate it with `poolBox`, and close that when done");
    if (frame != null) {
      draft.related(at.place(), "its frame ends here");
    }
    reports().add(draft, kept.place(), kept.activation());
  }
}
