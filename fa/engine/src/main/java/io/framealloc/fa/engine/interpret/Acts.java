package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Missing;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What the methods of the memory libraries do: those about frames. */
final class Acts {

  private final Machine machine;
  private final OwnedActs owned;

  Acts(Machine machine) {
    this.machine = machine;
    this.owned = new OwnedActs(machine);
  }

  List<Out> run(Act act, Call call) {
    return switch (act) {
      case BEGIN, BEGIN_WITH_BARRIER -> call.gives(begin(act, call));
      case END -> call.gives(end(call));
      case CURRENT, TASK_FRAME -> call.gives(current(call));
      case CREATE -> call.gives(create(call));
      case ALLOCATE, ALLOCATE_MANY -> call.gives(allocate(act == Act.ALLOCATE_MANY, call));
      case NESTED, CHECKPOINT -> call.gives(scope(act, call));
      case ROLLBACK -> call.gives(rollback(call));
      case RUN_HERE -> runHere(call, call.receiver());
      case TAG -> tagged(call);
      case RUN_IN_FRAME -> runInFrame(call);
      case PUSH, POP -> call.gives(stack(act, call));
      case ARENA, SHARED_ARENA, ENDLESS_ARENA -> call.gives(arena(act, call));
      case IN_FRAME, CLOSE_ALLOCATOR -> call.gives(Value.UNKNOWN);
      default -> owned.run(act, call);
    };
  }

  private String typeOf(Call call) {
    TypeMirror type = machine.symbols.type(call.activation().unit(), call.tree());
    boolean usable = type != null && type.getKind() != TypeKind.EXECUTABLE;
    return machine.symbols.shortName(usable ? type : call.method().getReturnType());
  }

  /* The allocator of a call: the receiver, an argument, or the one known to this body. */
  private @Nullable Obj allocatorOf(Call call) {
    Obj allocator = call.receiver().single(Kind.ALLOCATOR);
    if (allocator == null) {
      allocator = call.argument(Kind.ALLOCATOR);
    }
    if (allocator == null) {
      Obj only = null;
      for (Obj known : call.world().allocators()) {
        if (only != null) {
          return null;
        }
        only = known;
      }
      return only;
    }
    return allocator;
  }

  private Value begin(Act act, Call call) {
    Obj allocator = allocatorOf(call);
    if (allocator == null) {
      return Value.UNKNOWN;
    }
    if (!machine.library.hasThreadBudgets(call.on())) {
      call.world().mark(Missing.THREAD_BUDGETS);
    }
    Obj frame = machine.effects.begin(call.moment(), allocator, "Frame", false);
    if (act == Act.BEGIN_WITH_BARRIER) {
      Obj barrier = call.argument(Kind.BARRIER);
      machine.barriers.begin(call.moment(), frame, barrier);
    } else {
      machine.barriers.begin(call.moment(), frame, null);
    }
    return Value.of(frame);
  }

  private Value end(Call call) {
    Obj one = call.receiver().single();
    if (one == null || (one.kind() != Kind.FRAME && one.kind() != Kind.SCOPE)) {
      Obj given = call.argument(Kind.FRAME);
      one = given != null ? given : allocatorOf(call);
    }
    if (one == null) {
      return Value.UNKNOWN;
    }
    machine.barriers.end(call.moment(), frameToEnd(call.world(), one));
    if (one.kind() == Kind.ALLOCATOR) {
      machine.effects.end(call.moment(), one);
    } else {
      machine.effects.endFrame(call.moment(), one);
    }
    return Value.UNKNOWN;
  }

  private static @Nullable Obj frameToEnd(World world, Obj one) {
    return one.kind() == Kind.ALLOCATOR ? world.frames(one).innermost() : one;
  }

  private Value current(Call call) {
    Obj allocator = call.receiver().single(Kind.ALLOCATOR);
    if (allocator == null) {
      Obj frame = machine.universe.foreign(Kind.FRAME, "Frame", call.method(), null);
      call.world().setLife(frame, Life.LIVE);
      return Value.of(frame);
    }
    Frames frames = call.world().frames(allocator);
    Obj open = frames.innermost();
    if (open == null && frames.known() && !frames.isNone()) {
      open = machine.universe.ambient(allocator);
      if (!call.world().knows(open)) {
        call.world().setLife(open, Life.LIVE);
      }
    }
    if (open == null) {
      machine.checks.onAllocate(call.moment(), allocator, null, true);
      return Value.UNKNOWN;
    }
    return Value.of(open);
  }

  private Value create(Call call) {
    Obj allocator = machine.effects.make(call.moment(), Kind.ALLOCATOR, "SmartAlloc", null);
    call.world().setLife(allocator, Life.LIVE);
    call.world().setFrames(allocator, Frames.FRESH);
    return Value.of(allocator);
  }

  private Value allocate(boolean many, Call call) {
    useArguments(call);
    boolean fixed = call.method().getModifiers().contains(Modifier.STATIC);
    Obj one = fixed ? threadStack() : call.receiver().single();
    if (one == null) {
      return Value.UNKNOWN;
    }
    Obj data =
        switch (one.kind()) {
          case ALLOCATOR -> machine.effects.allocate(call.moment(), one, typeOf(call), many);
          case FRAME -> inFrame(call, one, many);
          default -> null;
        };
    return data == null || !isFollowed(call) ? Value.UNKNOWN : Value.of(data);
  }

  /* A stack allocates in its top frame, whichever frame it was asked by. */
  private Obj inFrame(Call call, Obj frame, boolean many) {
    Obj stack = frame.of();
    boolean pushed = "MemoryStack".equals(frame.type()) && stack != null;
    Obj top = pushed && stack != null ? call.world().frames(stack).innermost() : null;
    Obj data =
        machine.effects.allocateIn(call.moment(), top == null ? frame : top, typeOf(call), many);
    if (Elsewhere.isShared(frame)) {
      data.setDetail(Elsewhere.Shared.ALL_THREADS);
    }
    return data;
  }

  private boolean isFollowed(Call call) {
    TypeMirror type = call.method().getReturnType();
    return Symbols.isReference(type) || call.name().equals("ref");
  }

  private void useArguments(Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Obj object : call.argument(i).objects()) {
        if (object.root().kind() == Kind.DATA || object.root().kind().isClosed()) {
          machine.effects.use(call.atArgument(i), object);
        }
      }
    }
  }

  private Value scope(Act act, Call call) {
    Obj frame = call.receiver().single(Kind.FRAME);
    if (frame == null || call.world().life(frame).status() == Status.UNKNOWN) {
      return Value.UNKNOWN;
    }
    boolean nested = act == Act.NESTED;
    return Value.of(
        machine.effects.openScope(
            call.moment(),
            frame,
            nested ? Kind.SCOPE : Kind.CHECKPOINT,
            nested ? "FrameScope" : "Checkpoint"));
  }

  private Value rollback(Call call) {
    Obj frame = call.receiver().single(Kind.FRAME);
    Obj checkpoint = call.argument(0).single(Kind.CHECKPOINT);
    if (frame != null && checkpoint != null) {
      machine.effects.rollback(call.moment(), frame, checkpoint);
    }
    return Value.UNKNOWN;
  }

  private List<Out> runHere(Call call, Value argument) {
    List<Out> outs = List.of(new Out(call.world(), Value.UNKNOWN));
    for (Value value : call.arguments()) {
      Obj function = value.single(Kind.FUNCTION);
      if (function != null) {
        List<Out> next = new ArrayList<>();
        for (Out out : outs) {
          next.addAll(machine.functions.run(function, List.of(argument), out.world()));
        }
        outs = next;
      }
    }
    return outs;
  }

  private List<Out> tagged(Call call) {
    machine.tags.enter(call);
    boolean outermost = !call.world().isMarked(Act.TAG);
    call.world().mark(Act.TAG);
    List<Out> outs = runHere(call, call.receiver());
    if (outermost) {
      outs.forEach(out -> out.world().unmarkIf(Act.TAG::equals));
    }
    return outs;
  }

  private List<Out> runInFrame(Call call) {
    Obj allocator = call.argument(0).single(Kind.ALLOCATOR);
    Obj function = call.argument(1).single(Kind.FUNCTION);
    if (allocator == null || function == null) {
      return call.gives(Value.UNKNOWN);
    }
    World world = call.world();
    Moment at = call.moment();
    boolean nested = world.frames(allocator).isSome();
    Obj frame =
        nested
            ? machine.universe.ambient(allocator)
            : machine.effects.begin(at, allocator, "Frame", true);
    List<Out> ends = new ArrayList<>();
    List<Leaving> left =
        machine.catching(
            () -> ends.addAll(machine.functions.run(function, List.of(Value.of(frame)), world)));
    List<Out> outs = new ArrayList<>();
    for (Out out : ends) {
      if (!nested) {
        machine.effects.endFrame(at.in(out.world()), frame);
      }
      machine.exits.checkResult(call, out);
      outs.add(new Out(out.world(), Value.UNKNOWN));
    }
    for (Leaving leaving : left) {
      if (!nested) {
        machine.effects.endFrame(at.in(leaving.world()), frame);
      }
      machine.leaving.add(leaving);
    }
    return outs;
  }

  /* Stacks and arenas. */

  /* The only library with static methods that allocate has one stack for each thread. */
  private Obj threadStack() {
    return machine.universe.foreign(Kind.ALLOCATOR, "MemoryStack", "the thread's stack", null);
  }

  private Value stack(Act act, Call call) {
    Obj thread = threadStack();
    if (act == Act.PUSH) {
      Obj frame = machine.effects.begin(call.moment(), thread, "MemoryStack", true);
      return Value.of(frame);
    }
    Obj one = call.receiver().single(Kind.FRAME);
    if (one != null && !one.isForeign() && call.name().equals("close")) {
      machine.effects.endFrame(call.moment(), one);
    } else {
      machine.effects.end(call.moment(), thread);
    }
    return Value.UNKNOWN;
  }

  private Value arena(Act act, Call call) {
    if (act == Act.ENDLESS_ARENA) {
      return Value.UNKNOWN;
    }
    Obj arena = machine.effects.make(call.moment(), Kind.FRAME, "Arena", null);
    if (act == Act.SHARED_ARENA) {
      arena.setDetail(Elsewhere.Shared.ALL_THREADS);
    }
    machine.effects.open(call.moment(), arena);
    return Value.of(arena);
  }

  /** Closes a resource at the end of its block. */
  void closeResource(Value value, Moment end, Moment resource) {
    Obj one = value.single();
    if (one == null) {
      return;
    }
    World world = end.world();
    boolean live = world.life(one).status() == Status.LIVE;
    Moment at = live ? end : resource.in(world);
    if (one.kind() == Kind.FRAME || one.kind() == Kind.SCOPE) {
      machine.barriers.end(at, one);
      machine.effects.endFrame(at, one);
    } else if (one.kind() == Kind.HANDLE && !live) {
      return; // closing a handle that was received does nothing
    } else if (one.kind().isClosed()) {
      machine.effects.close(at, one);
    }
  }
}
