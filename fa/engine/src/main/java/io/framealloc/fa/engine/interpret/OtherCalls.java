package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.MethodInvocationTree;
import io.framealloc.fa.engine.check.Lent;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.library.Store;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Calls of methods that are not of a known memory library. */
final class OtherCalls {

  private static final Set<String> SAME =
      Set.of("orElseThrow", "orElse", "orElseGet", "get", "getFirst", "getLast", "filter", "or");
  /* Of JUnit and others: they look at the reference alone. */
  private static final Set<String> COMPARING =
      Set.of("assertSame", "assertNotSame", "assertNull", "assertNotNull", "isNull", "nonNull");

  private static final Set<String> BORROWING =
      Set.of(
          "java.io.PrintStream",
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.util.Objects",
          "java.lang.Math",
          "java.lang.Object");

  private final Machine machine;
  private final Inlining inlining;
  private final Threads threads;
  private final Thrown thrown;
  private final Promises promises;

  OtherCalls(Machine machine, Inlining inlining) {
    this.machine = machine;
    this.inlining = inlining;
    this.threads = new Threads(machine);
    this.thrown = new Thrown(machine);
    this.promises = new Promises(machine);
  }

  List<Out> run(Call call) {
    List<Out> code = machine.functions.called(call);
    if (code != null) {
      return code;
    }
    if (COMPARING.contains(call.name())) {
      return call.gives(Value.UNKNOWN);
    }
    Value same = alias(call);
    if (same != null) {
      return call.gives(same);
    }
    Spawn spawn = machine.library.spawn(call.method(), call.on());
    if (spawn != null) {
      return call.gives(threads.spawned(call, spawn));
    }
    if (threads.isParallel(call)) {
      threads.runInParallel(call);
      return call.gives(Value.UNKNOWN);
    }
    Wait wait = machine.library.wait(call.method(), call.on());
    if (wait != null) {
      threads.await(call, wait);
    }
    Store store = machine.library.store(call.method(), call.on());
    if (store != null) {
      return call.gives(stored(call, store));
    }
    if (machine.library.isFactory(call.method(), call.on())) {
      return call.gives(gathered(call));
    }
    if (machine.owners.bodyOf(call) == null || !inlining.isWorthIt(call)) {
      thrown.mayThrow(call);
    }
    promises.keep(call);
    Obj self = call.receiver().single();
    List<Out> followed = inlining.run(call, self);
    if (followed != null) {
      return followed;
    }
    Value given = unknown(call);
    Value alias = promises.alias(call);
    return call.gives(alias == null ? given : alias);
  }

  /* Methods that give back what they are given. */
  private @Nullable Value alias(Call call) {
    if (call.name().equals("requireNonNull") && !call.arguments().isEmpty()) {
      return call.argument(0);
    }
    Obj one = call.receiver().single();
    boolean optional = machine.symbols.isA(call.on(), "java.util.Optional");
    if (one == null || !optional || !SAME.contains(call.name())) {
      return null;
    }
    return one.kind() == Kind.CONTAINER ? Value.of(call.world().contents(one)) : call.receiver();
  }

  private Value stored(Call call, Store store) {
    World world = call.world();
    Obj container = call.receiver().single();
    switch (store) {
      case HOLDS -> {
        useAll(call, false);
        if (container != null && container.kind() == Kind.DATA) {
          machine.effects.use(call.atReceiver(), container);
          for (Value value : call.arguments()) {
            machine.effects.release(world, value.objects());
          }
          return Value.UNKNOWN;
        }
        for (Value value : call.arguments()) {
          machine.assignments.intoContainer(call.receiver(), value, call.moment(), "a collection");
        }
      }
      case SENDS -> {
        for (int i = 0; i < call.arguments().size(); i++) {
          threads.send(call, i);
        }
      }
      case EMPTIES -> {
        if (container != null && container.kind() == Kind.CONTAINER) {
          machine.effects.release(world, world.contents(container));
          machine.assignments.empty(container, world);
        } else if (container != null) {
          machine.effects.use(call.atReceiver(), container);
        }
      }
      case LOOKS -> {
        if (container != null && container.kind() == Kind.DATA) {
          machine.effects.use(call.atReceiver(), container);
        }
      }
    }
    return Value.UNKNOWN;
  }

  private Value gathered(Call call) {
    Obj made = machine.effects.make(call.moment(), Kind.CONTAINER, call.name(), null);
    World world = call.world();
    world.setLife(made, Life.LIVE);
    world.empty(made);
    call.arguments().forEach(value -> world.put(made, value.objects()));
    return Value.of(made);
  }

  /* A call that is not followed: it uses what it is given, and may close it. */
  private Value unknown(Call call) {
    World world = call.world();
    Obj receiver = call.receiver().single();
    if (!promises.isReceiverDone(call)) {
      for (Obj possible : call.receiver().objects()) {
        if (isUsed(possible)) {
          machine.effects.use(call.atReceiver(), possible);
        }
      }
    }
    useAll(call, true);
    if (receiver != null && receiver.kind() == Kind.CONTAINER) {
      return fromContainer(call, receiver);
    }
    if (receiver != null
        && (receiver.root().kind() == Kind.DATA || receiver.root().kind().isClosed())) {
      boolean view = machine.library.isView(typeOf(call));
      boolean parallel = call.name().equals("parallel") || call.name().equals("parallelStream");
      if (parallel && receiver.root().kind() == Kind.DATA && !Elsewhere.isShared(receiver.root())) {
        machine.checks.onSend(
            call.moment(), receiver, "a parallel stream reads it from other threads");
      }
      return view
          ? Value.of(
              machine.universe.view(
                  machine.symbols.shortName(typeOf(call)), call.moment().place(), receiver))
          : Value.UNKNOWN;
    }
    if (machine.owners.bodyOf(call) == null && !isOfJdk(call)) {
      world.forgetFields();
    }
    return result(call);
  }

  private static boolean isUsed(Obj object) {
    Kind kind = object.root().kind();
    return kind.isConfined() || kind.isClosed() || kind == Kind.POOLED;
  }

  private static boolean isOfJdk(Call call) {
    return Symbols.packageOf(call.method()).startsWith("java.");
  }

  private void useAll(Call call, boolean mayClose) {
    World world = call.world();
    boolean borrows = !mayClose || isBorrowing(call);
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Obj object : call.argument(i).objects()) {
        if (isUsed(object) && !promises.isDone(call, i)) {
          machine.effects.use(call.atArgument(i), object);
        } else if (object.kind() == Kind.FUNCTION && mayClose) {
          runArgument(call, object);
        }
        if (object.kind() == Kind.ALLOCATOR) {
          world.mark(new Lent(object));
        }
      }
      if (!borrows && !promises.isBorrowed(call, i)) {
        machine.effects.release(world, call.argument(i).objects());
      }
    }
  }

  /* A lambda is run during the call, with what the receiver holds. */
  private void runArgument(Call call, Obj function) {
    World world = call.world();
    Obj receiver = call.receiver().single();
    List<Value> arguments =
        receiver != null && receiver.kind() == Kind.CONTAINER
            ? List.of(Value.of(world.contents(receiver)))
            : machine.symbols.isA(call.on(), "java.util.Optional")
                ? List.of(call.receiver())
                : List.of();
    machine.functions.maybeRun(function, arguments, world);
  }

  private boolean isBorrowing(Call call) {
    for (String name : BORROWING) {
      if (call.on().toString().startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private Value fromContainer(Call call, Obj container) {
    World world = call.world();
    if (machine.library.kindOf(typeOf(call)) == null && call.name().startsWith("to")) {
      return Value.UNKNOWN;
    }
    Set<Obj> held = world.contents(container);
    if (!isOfJdk(call)) {
      machine.effects.release(world, List.of(container));
    }
    if (held.isEmpty()) {
      if (!isOfJdk(call) && machine.owners.bodyOf(call) == null) {
        world.forgetFields();
      }
      return result(call);
    }
    machine.effects.release(world, List.of(container));
    if (machine.library.kindOf(typeOf(call)) != null) {
      return Value.of(confined(held));
    }
    return machine.library.isPlain(typeOf(call)) ? Value.UNKNOWN : Value.of(container);
  }

  /* Of what must be closed, one of many is not followed. */
  private static Set<Obj> confined(Set<Obj> held) {
    Set<Obj> confined = new HashSet<>(held);
    confined.removeIf(object -> !object.root().kind().isConfined());
    return confined;
  }

  /* The type of the call in its context, where it is known. */
  private @Nullable TypeMirror boundType(Call call) {
    return machine.symbols.type(call.activation().unit(), call.tree());
  }

  private TypeMirror typeOf(Call call) {
    TypeMirror type = boundType(call);
    return type == null || type.getKind() == TypeKind.EXECUTABLE
        ? call.method().getReturnType()
        : type;
  }

  /* What a method gives that is not followed, by its type and annotations. */
  private Value result(Call call) {
    TypeMirror type = typeOf(call);
    Kind kind = machine.library.kindOf(type);
    boolean scoped = promises.isFrameScoped(call);
    if (kind != Kind.DATA && !scoped) {
      if (kind == Kind.ALLOCATOR) {
        return call.tree() instanceof MethodInvocationTree tree
            ? machine.expressions.symbolic(tree, call.world(), call.activation())
            : Value.UNKNOWN;
      }
      return Value.UNKNOWN;
    }
    Obj frame = call.receiver().single(Kind.FRAME);
    frame = frame == null ? call.argument(Kind.FRAME) : frame;
    if (frame != null) {
      return Value.of(
          machine.effects.allocateIn(call.moment(), frame, machine.symbols.shortName(type), true));
    }
    Obj allocator = call.argument(Kind.ALLOCATOR);
    if (allocator == null || !call.world().frames(allocator).isSome()) {
      return Value.UNKNOWN;
    }
    return Value.of(
        machine.effects.allocate(call.moment(), allocator, machine.symbols.shortName(type), true));
  }

  /* Constructors. */

  List<Out> construct(Call call, Obj object) {
    World world = call.world();
    promises.keep(call);
    ExecutableElement constructor = call.method();
    if (Annotations.has(constructor, Annotations.BEGINS_FRAME)) {
      machine.acts.run(Act.BEGIN, call);
      return call.gives(Value.of(object));
    }
    Element home = Symbols.classOf(constructor);
    if (machine.symbols.isA(call.on(), "java.lang.Thread")
        && !call.arguments().isEmpty()
        && Symbols.packageOf(constructor).equals("java.lang")) {
      for (int i = 0; i < call.arguments().size(); i++) {
        machine.elsewhere.spawn(
            call.argument(i), call.moment(), call.trees().get(i), Spawn.THREAD, false);
      }
      return call.gives(Value.of(object));
    }
    if (home instanceof TypeElement record
        && home.getKind() == ElementKind.RECORD
        && constructor.getParameters().size() == record.getRecordComponents().size()) {
      for (int i = 0; i < constructor.getParameters().size(); i++) {
        Element field =
            Inlining.fieldOf(record, constructor.getParameters().get(i).getSimpleName().toString());
        if (field != null) {
          world.bind(new World.Slot(object, field), call.argument(i));
        }
      }
      return call.gives(Value.of(object));
    }
    List<Out> followed = inlining.run(call, object);
    if (followed != null) {
      List<Out> outs = new ArrayList<>();
      followed.forEach(out -> outs.add(new Out(out.world(), Value.of(object))));
      return outs;
    }
    useAll(call, false);
    Set<Obj> given = new HashSet<>();
    call.arguments().forEach(value -> given.addAll(value.objects()));
    machine.effects.release(world, given);
    if (isOfJdk(call)) {
      given.removeIf(o -> o.isForeign() && o.kind() == Kind.CONTAINER);
      world.put(object, given);
    }
    return call.gives(Value.of(object));
  }
}
