package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.World;
import org.jspecify.annotations.Nullable;

/** Frames that end together: who is registered, and who has waited. */
final class Barriers {

  /** This thread is registered with the barrier. */
  private record Registered(Obj barrier) {}

  /** The frame ends with the barrier, and nobody has waited yet. */
  private record Ends(Obj frame, Obj barrier) {}

  /** This thread has signalled, and not waited yet. */
  private record Signalled(Obj barrier) {}

  private final Machine machine;

  Barriers(Machine machine) {
    this.machine = machine;
  }

  void begin(Moment at, Obj frame, @Nullable Obj barrier) {
    World world = at.world();
    if (barrier == null) {
      return;
    }
    checkRegistered(at, barrier);
    world.mark(new Ends(frame, barrier));
  }

  void act(Act act, Call call) {
    World world = call.world();
    Obj barrier = call.receiver().single(Kind.BARRIER);
    if (barrier == null) {
      return;
    }
    switch (act) {
      case REGISTER -> world.mark(new Registered(barrier));
      case SIGNAL -> {
        checkRegistered(call.moment(), barrier);
        world.mark(new Signalled(barrier));
      }
      case AWAIT_ALL -> {
        checkRegistered(call.moment(), barrier);
        world.unmarkIf(
            mark ->
                (mark instanceof Ends ends && ends.barrier() == barrier)
                    || mark.equals(new Signalled(barrier)));
      }
      default -> {}
    }
  }

  /* Of a task all is known that its thread did; of a method it is not. */
  private void checkRegistered(Moment at, Obj barrier) {
    boolean known = at.activation().spawn() != null || !barrier.isForeign();
    if (known && !at.world().isMarked(new Registered(barrier))) {
      machine.checks.onUnregistered(at, barrier);
      at.world().mark(new Registered(barrier));
    }
  }

  void end(Moment at, @Nullable Obj frame) {
    if (frame == null || frame.kind() != Kind.FRAME) {
      return;
    }
    World world = at.world();
    boolean early =
        world.anyMark(
            mark ->
                (mark instanceof Ends ends && ends.frame() == frame)
                    || (mark instanceof Signalled signalled
                        && world.isMarked(new Registered(signalled.barrier()))));
    if (early) {
      machine.checks.onEarlyEnd(at, frame);
      world.unmarkIf(mark -> mark instanceof Ends || mark instanceof Signalled);
    }
  }
}
