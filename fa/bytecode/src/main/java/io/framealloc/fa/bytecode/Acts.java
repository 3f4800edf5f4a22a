package io.framealloc.fa.bytecode;

import static io.framealloc.diagnostics.Code.FA206;

import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Status;
import org.jspecify.annotations.Nullable;

/** What the methods of the memory libraries do. */
final class Acts {

  private final Run run;
  private final Effects effects;

  Acts(Run run, Effects effects) {
    this.run = run;
    this.effects = effects;
  }

  Val run(Act act, Call call) {
    State state = call.state;
    Thing on = call.receiver.thing();
    Thing allocator = on != null && on.kind == Kind.ALLOCATOR ? on : null;
    return switch (act) {
      case BEGIN, BEGIN_WITH_BARRIER ->
          allocator == null ? Val.UNKNOWN : Val.of(effects.begin(allocator, call.at, state));
      case END -> {
        end(on, call);
        yield Val.UNKNOWN;
      }
      case CURRENT -> allocator == null ? Val.UNKNOWN : current(allocator, call);
      case IN_FRAME -> allocator == null ? Val.UNKNOWN : asked(allocator, state);
      case CREATE -> {
        Thing made = effects.make(Kind.ALLOCATOR, "SmartAlloc", call.at, state);
        state.frames.put(made, Frames.FRESH);
        yield Val.of(made);
      }
      case ALLOCATE, ALLOCATE_MANY -> allocate(on, call);
      case OWN, RETAIN, ARRIVE, ACQUIRE, RECEIVE, RECEIVE_INTO, TRANSFER -> made(act, on, call);
      case SEND -> {
        for (Thing thing : call.given()) {
          effects.move(thing, call.at, state);
        }
        yield Val.UNKNOWN;
      }
      case OWN_BY_RECEIVER, VIEW -> view(on, call);
      case CLOSE -> {
        boolean view = on != null && on.kind == Kind.VIEW; // its owner stays open
        if (on != null && !view && !(on.kind == Kind.HANDLE && received(on, state))) {
          effects.close(on, call.at, state);
        }
        yield Val.UNKNOWN;
      }
      case RELEASE -> {
        Thing released = call.argument(0);
        if (released != null && released.kind == Kind.POOLED) {
          effects.close(released, call.at, state);
        } else {
          effects.lose(released, state);
        }
        yield Val.UNKNOWN;
      }
      case NESTED, CHECKPOINT -> scope(act, on, call);
      case PUSH -> Val.of(effects.begin(stack(), call.at, state));
      case POP -> {
        if (on != null && on.kind == Kind.FRAME && !on.isForeign() && call.name.equals("close")) {
          effects.endFrame(on, call.at, state);
        } else {
          effects.end(stack(), call.at, state);
        }
        yield Val.UNKNOWN;
      }
      case ARENA, SHARED_ARENA -> {
        Thing arena = run.made(Kind.FRAME, "Arena", call.at, null);
        state.setLife(arena, act == Act.ARENA ? Life.LIVE : Life.UNKNOWN);
        yield Val.of(arena);
      }
      default -> {
        runs(call);
        yield Val.UNKNOWN;
      }
    };
  }

  private Thing stack() {
    return run.foreign(Kind.ALLOCATOR, "MemoryStack", "the thread's stack", null);
  }

  private void end(@Nullable Thing on, Call call) {
    if (on == null) {
      return;
    }
    if (on.kind == Kind.ALLOCATOR) {
      effects.end(on, call.at, call.state);
    } else if (on.kind == Kind.FRAME || on.kind == Kind.SCOPE) {
      effects.endFrame(on, call.at, call.state);
    }
  }

  private static Val asked(Thing allocator, State state) {
    Frames frames = state.frames(allocator);
    if (frames.isNone()) {
      return Val.ZERO;
    }
    return frames.isSome() ? Val.ONE : new Val(null, new Val.Asks(allocator), -1, false);
  }

  private Val current(Thing allocator, Call call) {
    Frames frames = call.state.frames(allocator);
    Thing open = frames.innermost();
    if (open == null && frames.known() && !frames.isNone()) {
      open = run.ambient(allocator);
    }
    if (open == null) {
      effects.allocate(allocator, "Frame", call.at, call.state);
    }
    return Val.of(open);
  }

  private Val allocate(@Nullable Thing on, Call call) {
    useArguments(call);
    String type = call.resultType();
    if (on == null || (type == null && !call.name.equals("ref"))) {
      return Val.UNKNOWN;
    }
    String name = type == null ? "ref" : Types.simple(type);
    return switch (on.kind) {
      case ALLOCATOR -> Val.of(effects.allocate(on, name, call.at, call.state));
      case FRAME -> Val.of(effects.allocateIn(on, name, call.at, call.state));
      default -> Val.UNKNOWN;
    };
  }

  private void useArguments(Call call) {
    for (Thing thing : call.given()) {
      effects.use(thing, call.at, call.state);
    }
  }

  private Val made(Act act, @Nullable Thing on, Call call) {
    State state = call.state;
    String type = call.resultType();
    String name = type == null ? "memory" : Types.simple(type);
    return switch (act) {
      case TRANSFER -> {
        for (Thing thing : call.given()) {
          if (thing.root().kind == Kind.DATA) {
            effects.move(thing, call.at, state);
          }
        }
        yield Val.of(effects.make(Kind.HANDLE, "TransferHandle", call.at, state));
      }
      case RECEIVE, RECEIVE_INTO -> {
        boolean first = on == null || state.life(on).isLive();
        receive(on, call);
        if (act == Act.RECEIVE_INTO) {
          yield Val.UNKNOWN;
        }
        Thing box = effects.make(Kind.OWNED, "PoolBox", call.at, state);
        state.setLife(box, first ? Life.OWED : Life.UNKNOWN);
        yield Val.of(box);
      }
      case ARRIVE, RETAIN, ACQUIRE -> {
        Kind kind =
            act == Act.ARRIVE ? Kind.HANDLE : act == Act.RETAIN ? Kind.RETAINED : Kind.POOLED;
        Thing thing = effects.make(kind, name, call.at, state);
        state.setLife(thing, Life.LIVE);
        yield Val.of(thing);
      }
      default -> {
        useArguments(call);
        String owned = name.equals("Optional") ? "PoolBox" : name;
        yield Val.of(effects.make(Kind.OWNED, owned, call.at, state));
      }
    };
  }

  private void receive(@Nullable Thing handle, Call call) {
    if (handle == null || handle.kind != Kind.HANDLE) {
      return;
    }
    State state = call.state;
    Life life = state.life(handle);
    if (life.status() == Status.RECEIVED) {
      run.report(
          FA206,
          call.at,
          "a transfer handle is received twice",
          "received again here",
          "receive it once and keep the box",
          run.others("the handle was made here", handle.born, "received here", life.since()));
    } else if (life.status() == Status.CLOSED) {
      effects.use(handle, call.at, state);
    }
    state.setLife(handle, life.isLive() ? life.to(Status.RECEIVED, call.at) : Life.UNKNOWN);
  }

  private static boolean received(Thing handle, State state) {
    return state.life(handle).status() == Status.RECEIVED;
  }

  private Val view(@Nullable Thing on, Call call) {
    if (on == null) {
      return Val.UNKNOWN;
    }
    effects.use(on, call.at, call.state);
    String type = call.resultType();
    return Val.of(run.view(type == null ? "view" : Types.simple(type), call.at, on));
  }

  private Val scope(Act act, @Nullable Thing on, Call call) {
    if (on == null || on.kind != Kind.FRAME || !call.state.life(on).isLive()) {
      return Val.UNKNOWN;
    }
    Kind kind = act == Act.NESTED ? Kind.SCOPE : Kind.CHECKPOINT;
    Thing scope = run.made(kind, act == Act.NESTED ? "FrameScope" : "Checkpoint", call.at, on);
    call.state.lives.remove(scope);
    call.state.setLife(scope, Life.in(on));
    return Val.of(scope);
  }

  /* What runs lambdas, rolls back or is not followed: what it is given may have changed. */
  private void runs(Call call) {
    for (Thing thing : call.given()) {
      if (thing.kind == Kind.FUNCTION) {
        Tasks.maybeRun(run, thing, call.state);
      } else if (thing.kind == Kind.CHECKPOINT && thing.of != null) {
        rolledBack(thing.of, call.state);
      }
    }
  }

  private static void rolledBack(Thing frame, State state) {
    state.lives.replaceAll(
        (thing, life) ->
            thing.kind == Kind.DATA && life.region() != null && life.region() != frame
                ? Life.UNKNOWN
                : life);
  }
}
