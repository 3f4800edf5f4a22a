package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.library.Known;
import io.framealloc.fa.engine.state.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of methods of the program and its dependencies, and of those that nothing is known of. */
final class Summarized {

  private static final Set<String> BORROWING =
      Set.of(
          "java/io/PrintStream",
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/util/Objects",
          "java/lang/Math",
          "java/lang/Object",
          "kotlin/jvm/internal/Intrinsics");

  private final Run run;
  private final Types types;
  private final Effects effects;
  private final Tasks tasks;

  Summarized(Run run, Effects effects, Tasks tasks) {
    this.run = run;
    this.types = run.program.types();
    this.effects = effects;
    this.tasks = tasks;
  }

  Val run(Call call) {
    Summary summary = run.program.summary(call);
    boolean mayThrow = true;
    if (summary != null) {
      run.blocking |= summary.blocking();
      Val frame = begun(summary, call);
      if (frame != null) {
        call.setKnown();
        return frame;
      }
      mayThrow &= apply(summary.receiver(), call.receiver.thing(), call);
      for (int i = 0; i < call.arguments.size(); i++) {
        mayThrow &= apply(summary.parameter(i), call.argument(i), call);
      }
    } else {
      unknown(call);
    }
    if (!mayThrow) {
      call.setKnown();
    }
    if (!call.owner.startsWith("java/") && !call.isConstructor()) {
      call.state.forgetFields();
    }
    return result(summary, call);
  }

  /* A method that begins a frame may give it, too. */
  private @Nullable Val begun(Summary summary, Call call) {
    Thing allocator = summary.receiver() == Fate.BEGINS_FRAME ? call.receiver.thing() : null;
    for (int i = 0; i < call.arguments.size(); i++) {
      if (summary.parameter(i) == Fate.BEGINS_FRAME) {
        allocator = call.argument(i);
      }
    }
    return allocator != null && allocator.kind == Kind.ALLOCATOR
        ? Val.of(effects.begin(allocator, call.at, call.state))
        : null;
  }

  /* Returns whether an exception of the call would leave the thing as it was. */
  private boolean apply(Fate fate, @Nullable Thing thing, Call call) {
    State state = call.state;
    if (thing == null) {
      return fate != Fate.ENDS_FRAME && fate != Fate.CLOSED;
    }
    switch (fate) {
      case BEGINS_FRAME -> {}
      case ENDS_FRAME -> {
        if (thing.kind == Kind.ALLOCATOR) {
          effects.end(thing, call.at, state);
        } else if (thing.kind == Kind.FRAME || thing.kind == Kind.SCOPE) {
          effects.endFrame(thing, call.at, state);
        }
      }
      case CLOSED -> {
        if (thing.kind.isClosed() || thing.kind == Kind.POOLED) {
          effects.close(thing, call.at, state);
        }
      }
      case MOVED -> effects.move(thing, call.at, state);
      case RUN_ELSEWHERE -> tasks.spawn(thing, call);
      case HELD -> hold(thing, call);
      case KEPT -> {
        effects.use(thing, call.at, state);
        effects.keep(
            List.of(call.at, thing), thing, call.at, state, "what `" + call.name + "` keeps");
        state.release(List.of(thing));
      }
      case BORROWED -> {
        effects.use(thing, call.at, state);
        if (thing.kind == Kind.FUNCTION) {
          Tasks.maybeRun(run, thing, state);
        }
      }
      case UNKNOWN -> give(thing, call);
    }
    return switch (fate) {
      case BEGINS_FRAME, ENDS_FRAME, CLOSED, MOVED -> false;
      default -> true;
    };
  }

  private void hold(Thing thing, Call call) {
    State state = call.state;
    effects.use(thing, call.at, state);
    Thing holder = call.receiver.thing();
    if (holder == null) {
      effects.lose(thing, state);
    } else if (holder.kind == Kind.CONTAINER) {
      effects.intoContainer(holder, thing, call.at, state, "what `" + call.name + "` is called on");
    } else {
      state.put(holder, List.of(thing));
    }
    state.release(List.of(thing));
  }

  /* Something that a method is given of which nothing is known: it may be closed or kept. */
  private void give(Thing thing, Call call) {
    effects.use(thing, call.at, call.state);
    if (thing.kind == Kind.FUNCTION) {
      Tasks.maybeRun(run, thing, call.state);
    }
    effects.lose(thing, call.state);
  }

  private void unknown(Call call) {
    State state = call.state;
    Thing on = call.receiver.thing();
    boolean borrows = BORROWING.contains(call.owner);
    if (call.isConstructor()) {
      construct(on, call);
      return;
    }
    if (on != null) {
      effects.use(on, call.at, state);
      if (on.kind == Kind.CONTAINER) {
        state.release(state.contents(on));
      } else if (on.kind == Kind.FUNCTION) {
        Tasks.maybeRun(run, on, state);
      }
      boolean library = on.root().kind.isConfined() || on.root().kind.isClosed();
      if (!library && !call.owner.startsWith("java/")) {
        run.leaked.add(on);
      }
    }
    for (Thing thing : call.given()) {
      if (borrows) {
        effects.use(thing, call.at, state);
      } else {
        give(thing, call);
      }
    }
  }

  /* A class that is not at hand keeps what it is given; those of the JDK hold it. */
  private void construct(@Nullable Thing made, Call call) {
    for (Thing thing : call.given()) {
      effects.use(thing, call.at, call.state);
    }
    boolean platform = call.owner.startsWith("java/");
    if (made != null && platform && !made.isForeign()) {
      call.state.put(made, call.given());
    } else if (!call.owner.equals("java/lang/Object")) {
      call.given().forEach(thing -> effects.lose(thing, call.state));
    }
    call.state.release(call.given());
  }

  private Val result(@Nullable Summary summary, Call call) {
    State state = call.state;
    String type = call.resultType();
    Thing on = call.receiver.thing();
    if (summary != null) {
      switch (summary.result()) {
        case ALIAS -> {
          return summary.alias() < 0 ? call.receiver : call.arguments.get(summary.alias());
        }
        case OWNED -> {
          return Val.of(effects.make(Kind.OWNED, type == null ? "" : type, call.at, state));
        }
        case FRAME_DATA -> {
          return frameData(type, call);
        }
        default -> {}
      }
    }
    if (type == null || on == null) {
      return Val.UNKNOWN;
    }
    Kind kind = on.root().kind;
    if (kind == Kind.CONTAINER && !state.contents(on).isEmpty()) {
      state.release(state.contents(on));
      return fromContainer(type, on, call);
    }
    boolean followed = kind == Kind.DATA || kind.isClosed();
    return followed && types.isView(type)
        ? Val.of(run.view(Types.simple(type), call.at, on))
        : Val.UNKNOWN;
  }

  /* An element of a collection, or another collection of the same. */
  private Val fromContainer(String type, Thing on, Call call) {
    boolean collection =
        call.owner.startsWith("java/util/") && !call.owner.startsWith("java/util/function/");
    if (!collection) {
      return Val.UNKNOWN;
    }
    Known known = run.program.known();
    boolean same = known.isHolder(types.namesOf(type)) || known.isView(types.namesOf(type));
    if (same && types.kind(type) == null) {
      return Val.of(on);
    }
    return type.equals("java/lang/Object") ? effects.element(on, call.state) : Val.UNKNOWN;
  }

  /* Of the frame that the method is given, or of the open frame of the allocator. */
  private Val frameData(@Nullable String type, Call call) {
    String name = type == null ? "data" : Types.simple(type);
    List<Thing> given = call.given();
    if (call.receiver.thing() != null) {
      given.addFirst(call.receiver.thing());
    }
    for (Thing thing : given) {
      if (thing.kind == Kind.FRAME) {
        return Val.of(effects.allocateIn(thing, name, call.at, call.state));
      }
    }
    for (Thing thing : given) {
      if (thing.kind == Kind.ALLOCATOR && call.state.frames(thing).known()) {
        return Val.of(effects.allocate(thing, name, call.at, call.state));
      }
    }
    return Val.UNKNOWN;
  }
}
