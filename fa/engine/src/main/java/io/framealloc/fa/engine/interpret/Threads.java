package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What leaves this thread, and what this thread waits for. */
final class Threads {

  private final Machine machine;

  Threads(Machine machine) {
    this.machine = machine;
  }

  Value spawned(Call call, Spawn spawn) {
    World world = call.world();
    boolean framed = isFramed(call);
    Spawn how = isVirtual(call) ? Spawn.TASK : spawn;
    if (call.name().equals("start") && call.arguments().isEmpty()) {
      for (Obj thread : call.receiver().objects()) {
        sendFields(call, thread);
      }
      return Value.UNKNOWN;
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      machine.elsewhere.spawn(call.argument(i), call.moment(), call.trees().get(i), how, framed);
    }
    Obj task =
        machine.effects.make(
            call.moment(),
            Kind.TASK,
            machine.symbols.shortName(call.method().getReturnType()),
            null);
    world.setLife(task, Life.LIVE);
    return Value.of(task);
  }

  /** Returns whether a call is a step of a stream that was made parallel before. */
  boolean isParallel(Call call) {
    if (call.arguments().isEmpty()
        || !machine.symbols.isA(call.on(), "java.util.stream.BaseStream")) {
      return false;
    }
    Tree at = call.at();
    while (at instanceof MethodInvocationTree step
        && step.getMethodSelect() instanceof MemberSelectTree select) {
      String name = select.getIdentifier().toString();
      if (name.equals("parallel") || name.equals("parallelStream")) {
        return true;
      }
      if (name.equals("sequential")) {
        return false;
      }
      at = select.getExpression();
    }
    return false;
  }

  /** Gives the functions of a step of a parallel stream to other threads. */
  void runInParallel(Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      machine.elsewhere.spawn(
          call.argument(i), call.moment(), call.trees().get(i), Spawn.TASK, false);
    }
  }

  private boolean isVirtual(Call call) {
    return machine.symbols.isA(call.on(), "java.lang.Thread.Builder.OfVirtual");
  }

  /* An executor that gives every command a frame, or one that may do so. */
  private boolean isFramed(Call call) {
    List<Value> candidates = new ArrayList<>(call.arguments());
    candidates.add(call.receiver());
    for (Value value : candidates) {
      if (value.single(Kind.FRAMED_EXECUTOR) != null) {
        return true;
      }
    }
    if (call.on().toString().equals("java.util.concurrent.Executor")) {
      return true;
    }
    for (var tree : call.trees()) {
      TypeMirror type = machine.symbols.type(call.activation().unit(), tree);
      if (type != null && type.toString().equals("java.util.concurrent.Executor")) {
        return true;
      }
    }
    return false;
  }

  /* The fields of a thread go with it. */
  private void sendFields(Call call, Obj thread) {
    for (Obj held : call.world().reach(List.of(thread))) {
      Obj root = held.root();
      Life life = call.world().life(root);
      if (root.kind().isConfined()
          && life.status() == Status.LIVE
          && !Elsewhere.isShared(root)
          && call.world().knows(root)) {
        machine.checks.onSend(call.moment(), held, "the thread started here holds it in a field");
        call.world().setLife(root, life.unknown());
      }
    }
  }

  void await(Call call, Wait wait) {
    boolean bounded = wait == Wait.BOUNDED || isTimed(call.method());
    Obj on = call.receiver().single();
    boolean own =
        wait == Wait.ON_RECEIVER
            && (on == null
                ? !machine.symbols.isFromOutside(call.activation().unit(), call.at())
                : !on.isForeign());
    machine.checks.onAwait(call.moment(), bounded ? Wait.BOUNDED : wait, own);
  }

  private static boolean isTimed(ExecutableElement method) {
    for (VariableElement parameter : method.getParameters()) {
      String type = parameter.asType().toString();
      if (type.equals("java.util.concurrent.TimeUnit")
          || type.equals("java.time.Duration")
          || parameter.asType().getKind() == TypeKind.LONG) {
        return true;
      }
    }
    return false;
  }

  void send(Call call, int i) {
    World world = call.world();
    for (Obj object : world.reach(call.argument(i).objects())) {
      Obj root = object.root();
      if (root.kind().isConfined()
          && !Elsewhere.isShared(root)
          && world.life(root).status() == Status.LIVE) {
        machine.checks.onSend(call.atArgument(i), object, "another thread takes it out");
        world.setLife(root, world.life(root).unknown());
      }
    }
    machine.effects.release(world, call.argument(i).objects());
  }
}
