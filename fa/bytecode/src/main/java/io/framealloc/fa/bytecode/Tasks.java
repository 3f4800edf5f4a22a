package io.framealloc.fa.bytecode;

import static io.framealloc.diagnostics.Code.FA604;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and objects that are run later, or by another thread. */
final class Tasks {

  private final Run run;
  private final Effects effects;

  Tasks(Run run, Effects effects) {
    this.run = run;
    this.effects = effects;
  }

  /** Hands a task to another thread: what it has captured goes with it. */
  void spawn(Thing task, Call call) {
    State state = call.state;
    run.sent.addAll(state.reach(List.of(task)));
    if (task.kind == Kind.FUNCTION) {
      for (int i = 0; i < task.captured.size(); i++) {
        Thing captured = task.captured.get(i).thing();
        if (captured != null) {
          take(captured, call, run.program.captureOf(task, i));
        }
      }
    } else if (task.kind == Kind.CONTAINER) {
      boolean single = state.contents(task).size() == 1;
      for (Thing held : state.contents(task)) {
        if (held.kind == Kind.FUNCTION) {
          spawn(held, call);
        } else {
          take(held, call, single ? run.program.captureIn(task.type) : null);
        }
      }
    }
    state.release(List.of(task));
  }

  private void take(Thing captured, Call call, Run.@Nullable Spot use) {
    State state = call.state;
    for (Thing thing : state.reach(List.of(captured))) {
      Life life = state.life(thing);
      boolean confined = thing.root().kind.isConfined();
      if (confined && life.isLive()) {
        Run.Spot here = run.spot(call.at);
        Run.Spot shown = use == null ? here : use;
        run.report(
            FA604,
            shown,
            "frame data `"
                + Types.simple(thing.root().type)
                + "` is captured by a task that another thread runs",
            "captured here",
            "hand it over: `alloc.frameBoxForTransfer(...)`, and `receive()` in the task",
            use == null
                ? run.others("allocated here", thing.root().born, "", -1)
                : run.others(
                    "allocated here", thing.root().born, "handed to another thread here", call.at));
        state.setLife(thing, Life.UNKNOWN);
      } else if (life.status() == Status.ENDED || life.status() == Status.CLOSED) {
        effects.use(thing, call.at, state);
      }
    }
  }

  /** Hands something to another thread by a queue. */
  void send(Thing thing, State state) {
    state.forget(List.of(thing));
    state.release(List.of(thing));
    run.leaked.addAll(state.reach(List.of(thing)));
  }

  /** Runs a function that may run here, any number of times. */
  static void maybeRun(Run run, Thing function, State state) {
    for (int i = 0; i < function.captured.size(); i++) {
      Thing captured = function.captured.get(i).thing();
      if (captured != null && run.program.fateOf(function, i) != Fate.BORROWED) {
        state.forget(List.of(captured));
        run.leaked.addAll(state.reach(List.of(captured)));
      }
    }
    state.release(List.of(function));
  }
}
