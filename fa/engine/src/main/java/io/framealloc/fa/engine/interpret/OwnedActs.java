package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Loop;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the methods of the memory libraries do: those about what must be closed or handed over. */
final class OwnedActs {

  private static final Set<String> DISCARDING = Set.of("DISCARD", "EPHEMERAL");

  private final Machine machine;

  OwnedActs(Machine machine) {
    this.machine = machine;
  }

  List<Out> run(Act act, Call call) {
    return switch (act) {
      case OWN -> call.gives(own(call));
      case OWN_BY_RECEIVER, VIEW -> call.gives(view(call));
      case RETAIN -> call.gives(retain(call));
      case TRANSFER -> call.gives(transfer(call));
      case RECEIVE, RECEIVE_INTO -> call.gives(receive(act, call));
      case SEND -> call.gives(send(call));
      case ARRIVE -> call.gives(arrive(call));
      case CLOSE -> call.gives(close(call));
      case ACQUIRE -> call.gives(acquire(call));
      case RELEASE -> call.gives(release(call));
      case FRAMED_EXECUTOR -> call.gives(Value.of(made(call, Kind.FRAMED_EXECUTOR, "Executor")));
      case TAG_SCOPE -> {
        machine.tags.open(call);
        yield call.gives(Value.UNKNOWN);
      }
      case TAG_OF -> {
        machine.tags.name(call);
        yield call.gives(Value.UNKNOWN);
      }
      case BUDGET -> {
        budget(call);
        yield call.gives(Value.UNKNOWN);
      }
      case BARRIER -> call.gives(Value.of(made(call, Kind.BARRIER, "FrameBarrier")));
      case REGISTER, SIGNAL, AWAIT_ALL -> {
        machine.barriers.act(act, call);
        yield call.gives(Value.UNKNOWN);
      }
      default -> call.gives(Value.UNKNOWN);
    };
  }

  private Obj made(Call call, Kind kind, String type) {
    Obj object = machine.effects.make(call.moment(), kind, type, null);
    call.world().setLife(object, Life.LIVE);
    return object;
  }

  private String typeOf(Call call) {
    return machine.symbols.shortName(call.method().getReturnType());
  }

  private Value own(Call call) {
    useArguments(call);
    World world = call.world();
    Obj made = machine.effects.make(call.moment(), Kind.OWNED, ownedType(call), null);
    world.setLife(made, Life.owed(null));
    machine.checks.onOwn(call.moment(), call.receiver().single(Kind.ALLOCATOR), made);
    return Value.of(made);
  }

  private String ownedType(Call call) {
    String type = typeOf(call);
    return type.equals("Optional") ? "PoolBox" : type;
  }

  private Value view(Call call) {
    Obj of = call.receiver().single();
    if (of == null) {
      return Value.UNKNOWN;
    }
    machine.effects.use(call.atReceiver(), of);
    return Value.of(machine.universe.view(typeOf(call), call.moment().place(), of));
  }

  private Value retain(Call call) {
    useArguments(call);
    Obj allocator = call.receiver().single(Kind.ALLOCATOR);
    Obj region = null;
    if (allocator != null) {
      Obj frame = call.world().frames(allocator).innermost();
      boolean none = call.world().frames(allocator).isNone();
      if (frame == null && !none) {
        frame = machine.universe.ambient(allocator);
      }
      machine.checks.onAllocate(call.moment(), allocator, frame, true);
      region = frame;
    }
    Obj made = machine.effects.make(call.moment(), Kind.RETAINED, "FrameRetained", null);
    String policy = policyOf(call);
    boolean promotes = isConstant(policy) && !DISCARDING.contains(policy);
    made.setDetail(DISCARDING.contains(policy));
    call.world().setLife(made, promotes ? Life.owed(region) : Life.in(region));
    return Value.of(made);
  }

  /* The name of a constant, or of the method that makes a policy; else nothing. */
  private static String policyOf(Call call) {
    ExpressionTree policy = call.trees().getLast();
    return switch (policy) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree identifier -> identifier.getName().toString();
      case MethodInvocationTree _ -> "SCRATCH";
      default -> "";
    };
  }

  private static boolean isConstant(String name) {
    return !name.isEmpty() && name.equals(name.toUpperCase(Locale.ROOT));
  }

  private Value transfer(Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Obj object : call.argument(i).objects()) {
        if (object.root().kind() == Kind.DATA) {
          machine.effects.move(call.atArgument(i), object);
        }
      }
    }
    Obj handle = machine.effects.make(call.moment(), Kind.HANDLE, "TransferHandle", null);
    call.world().setLife(handle, Life.owed(null));
    return Value.of(handle);
  }

  private Value receive(Act act, Call call) {
    Obj handle = call.receiver().single(Kind.HANDLE);
    World world = call.world();
    boolean first = handle == null || world.life(handle).status() == Status.LIVE;
    if (handle != null) {
      machine.checks.onReceive(call.moment(), handle);
      Status status = world.life(handle).status();
      world.setLife(
          handle,
          status == Status.LIVE
              ? world.life(handle).to(Status.RECEIVED, call.moment().place())
              : world.life(handle).unknown());
    }
    Obj frame = call.argument(Kind.FRAME);
    if (act == Act.RECEIVE_INTO) {
      return frame == null || call.arguments().size() > 1
          ? Value.UNKNOWN
          : Value.of(machine.effects.allocateIn(call.moment(), frame, "FrameBox", false));
    }
    Obj box = machine.effects.make(call.moment(), Kind.OWNED, "PoolBox", null);
    world.setLife(box, first ? Life.owed(null) : Life.LIVE.unknown());
    return Value.of(box);
  }

  private Value send(Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Obj object : call.argument(i).objects()) {
        if (object.kind() == Kind.HANDLE) {
          machine.effects.move(call.atArgument(i), object);
        }
      }
    }
    return Value.UNKNOWN;
  }

  private Value arrive(Call call) {
    return Value.of(made(call, Kind.HANDLE, "TransferHandle"));
  }

  private Value close(Call call) {
    for (Obj object : call.receiver().objects()) {
      if (object.kind() == Kind.VIEW) {
        continue; // its owner stays open
      }
      if (object.kind() == Kind.HANDLE && call.world().life(object).status() == Status.RECEIVED) {
        continue;
      }
      machine.effects.close(call.moment(), object);
    }
    return Value.UNKNOWN;
  }

  private Value acquire(Call call) {
    return Value.of(made(call, Kind.POOLED, typeOf(call)));
  }

  private Value release(Call call) {
    Obj object = call.argument(0).single();
    if (object != null && object.kind() == Kind.POOLED) {
      machine.effects.close(call.moment(), object);
    }
    return Value.UNKNOWN;
  }

  private void budget(Call call) {
    call.world().mark(Act.BUDGET);
    call.activation().loops().forEach(Loop::setBudgeted);
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
}
