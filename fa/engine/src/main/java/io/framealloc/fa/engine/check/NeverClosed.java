package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;

/** {@code FA401}: pool, heap or promoted memory is never closed; a handle: {@code FA207}. */
final class NeverClosed extends Check {

  NeverClosed(Reports reports) {
    super(reports);
  }

  @Override
  void onLost(Moment at, Obj object) {
    if (object.born() == null) {
      return;
    }
    Draft draft =
        object.kind() == Kind.HANDLE
            ? new Draft(Code.FA207, "a transfer handle is never received", "this handle is lost")
                .help("send it to a thread that calls `receive()`, or close it")
            : new Draft(
                    Code.FA401,
                    "`" + object.type() + "` is never closed",
                    object.kind() == Kind.RETAINED
                        ? "promoted at the end of the frame, and never freed"
                        : "this memory is never given back")
                .help("close it: `try (var data = ...) { ... }`")
                .fix(
                    object.kind() == Kind.OWNED
                        ? new ResourceFix(reports().sources()).of(object.born())
                        : null);
    reports().add(draft, object.born(), at.activation());
  }
}
