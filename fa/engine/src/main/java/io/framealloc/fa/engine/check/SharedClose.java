package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodInvocationTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Loop;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import org.jspecify.annotations.Nullable;

/** {@code FA602}: a loop opens and closes a shared arena in each round. */
final class SharedClose extends Check {

  SharedClose(Reports reports) {
    super(reports);
  }

  @Override
  void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {
    Place born = frame == null ? null : frame.born();
    if (frame != null
        && born != null
        && born.tree() instanceof MethodInvocationTree made
        && made.getMethodSelect().toString().endsWith("ofShared")
        && at.world().life(frame).status() == Status.LIVE) {
      for (Activation a = at.activation(); a != null; a = a.caller()) {
        for (Loop loop : a.loops()) {
          if (loop.hasOpened(frame) && isHot(loop)) {
            report(at, born, a, loop);
            return;
          }
        }
      }
    }
  }

  private boolean isHot(Loop loop) {
    return loop.trips() == Loop.UNKNOWN || loop.trips() >= reports().settings().hotLoop();
  }

  private void report(Moment at, Place arena, Activation around, Loop loop) {
    reports()
        .add(
            new Draft(
                    Code.FA602,
                    "a loop opens and closes a shared arena in each round",
                    "one shared arena in each round")
                .related(around.place(loop.tree()), "in this loop")
                .related(at.place(), "closed here")
                .note(
                    "each close of a shared arena is a handshake with every thread of the program")
                .help(
                    "use `Arena.ofConfined()` where one thread uses the memory, or one shared arena"
                        + " around the loop"),
            arena,
            at.activation());
  }
}
