package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import java.util.List;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What a method says about its parameters: by annotations, or else by the summary of its code. */
final class Promises {

  private final Machine machine;

  Promises(Machine machine) {
    this.machine = machine;
  }

  private @Nullable Summary summary(Call call) {
    return machine.owners.bodyOf(call) == null ? machine.library.summary(call.method()) : null;
  }

  /** Does what the method says it does. */
  void keep(Call call) {
    Summary summary = summary(call);
    for (int i = 0; i < call.arguments().size() && parameter(call, i) != null; i++) {
      apply(call, fate(call, i, summary), call.argument(i), call.atArgument(i), i);
    }
    if (summary != null) {
      apply(call, summary.receiver(), call.receiver(), call.atReceiver(), -1);
    }
  }

  private static @Nullable VariableElement parameter(Call call, int i) {
    List<? extends VariableElement> parameters = call.method().getParameters();
    return parameters.isEmpty() ? null : parameters.get(Math.min(i, parameters.size() - 1));
  }

  private Fate fate(Call call, int i, @Nullable Summary summary) {
    VariableElement parameter = parameter(call, i);
    if (parameter == null) {
      return Fate.UNKNOWN;
    } else if (Annotations.has(parameter, Annotations.TRANSFERS)) {
      return Fate.MOVED;
    } else if (Annotations.has(parameter, Annotations.RUNS_ELSEWHERE)) {
      return Fate.RUN_ELSEWHERE;
    } else if (Annotations.has(parameter, Annotations.ESCAPES)
        || machine.library.isRetaining(call.method(), call.on())) {
      return Fate.KEPT;
    } else if (summary == null || Annotations.has(parameter, Annotations.BORROWS)) {
      return Fate.UNKNOWN;
    }
    return summary.parameter(i);
  }

  private void apply(Call call, Fate fate, Value value, Moment at, int i) {
    switch (fate) {
      case MOVED -> value.objects().forEach(object -> machine.effects.move(at, object));
      case RUN_ELSEWHERE ->
          machine.elsewhere.spawn(
              value, call.moment(), i < 0 ? call.at() : call.trees().get(i), Spawn.TASK, false);
      case KEPT -> keep(call, value, at);
      case HELD -> hold(call, value, at);
      case CLOSED -> close(value, at);
      default -> {}
    }
  }

  /* The receiver holds it; one that is not followed lives on if it is from outside. */
  private void hold(Call call, Value value, Moment at) {
    boolean outside =
        call.receiver().single() == null
            && machine.symbols.isFromOutside(call.activation().unit(), call.at());
    if (outside) {
      keep(call, value, at);
    } else {
      machine.assignments.intoContainer(
          call.receiver(), value, at, "what `" + call.name() + "` is called on");
    }
  }

  private void close(Value value, Moment at) {
    for (Obj object : value.objects()) {
      if (object.kind().isClosed() || object.kind() == Kind.POOLED) {
        machine.effects.close(at, object);
      }
    }
  }

  private void keep(Call call, Value value, Moment at) {
    for (Obj object : value.objects()) {
      if (object.root().kind().isConfined() || object.kind() == Kind.CONTAINER) {
        call.world()
            .keep(
                List.of(at.tree(), object),
                new Kept(
                    object,
                    at.place(),
                    call.activation(),
                    "what `" + call.name() + "` keeps",
                    true));
      }
    }
    machine.effects.release(call.world(), value.objects());
  }

  /** Returns whether a method has closed or moved an argument: it is not used besides. */
  boolean isDone(Call call, int i) {
    Fate fate = fate(call, i, summary(call));
    return fate == Fate.MOVED || fate == Fate.CLOSED;
  }

  /** Returns the same about the receiver. */
  boolean isReceiverDone(Call call) {
    Summary summary = summary(call);
    return summary != null
        && (summary.receiver() == Fate.MOVED || summary.receiver() == Fate.CLOSED);
  }

  /** Returns whether a method is known to only use an argument: the duty to close it stays. */
  boolean isBorrowed(Call call, int i) {
    return fate(call, i, summary(call)) == Fate.BORROWED;
  }

  /** Returns whether what a method gives dies with the caller's frame. */
  boolean isFrameScoped(Call call) {
    Summary summary = summary(call);
    return Annotations.has(call.method(), Annotations.FRAME_SCOPED)
        || (summary != null && summary.result() == Summary.Result.FRAME_DATA);
  }

  /** Returns the argument that a method gives back, if it is known to. */
  @Nullable Value alias(Call call) {
    Summary summary = summary(call);
    if (summary == null || summary.result() != Summary.Result.ALIAS) {
      return null;
    }
    return summary.alias() < 0 ? call.receiver() : call.argument(summary.alias());
  }
}
