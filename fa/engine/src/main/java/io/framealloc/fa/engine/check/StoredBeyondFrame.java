package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * {@code FA702}: frame data is stored where it outlives its frame.
 *
 * <p>Where a method stores data of its caller's frame in its own object, or in what it is given,
 * the callers show whether that outlives the frame; if there are none, it does.
 */
final class StoredBeyondFrame extends Check {

  private final List<Kept> forCallers = new ArrayList<>();
  private final Set<Element> called = new HashSet<>();

  StoredBeyondFrame(Reports reports) {
    super(reports);
  }

  @Override
  void onMethod(Moment at, ExecutableElement method, Value receiver) {
    called.add(method);
  }

  @Override
  void onReference(ExecutableElement method) {
    called.add(method);
  }

  @Override
  void onKept(Moment at, @Nullable Obj frame, Kept kept) {
    if (frame == null && !kept.endless() && !FrameLeftOpen.isPublic(at.activation().owner())) {
      forCallers.add(kept);
    } else {
      report(kept, frame == null ? null : at);
    }
  }

  @Override
  void onFinish() {
    for (Kept kept : forCallers) {
      if (!called.contains(kept.activation().owner())) {
        report(kept, null);
      }
    }
    forCallers.clear();
    called.clear();
  }

  private void report(Kept kept, @Nullable Moment end) {
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
    if (end != null) {
      draft.related(end.place(), "its frame ends here");
    }
    reports().add(draft, kept.place(), kept.activation());
  }
}
