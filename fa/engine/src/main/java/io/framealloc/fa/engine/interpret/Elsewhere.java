package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.interpret.Functions.Code;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Code on other threads: what it takes with it, and running it there. */
final class Elsewhere {

  /** Says that memory may be used by all threads. */
  enum Shared {
    ALL_THREADS
  }

  private final Machine machine;

  Elsewhere(Machine machine) {
    this.machine = machine;
  }

  /** Hands a task to another thread: what it captures goes with it. */
  void spawn(Value task, Moment at, Tree argument, Spawn how, boolean framed) {
    World world = at.world();
    for (Obj object : task.objects()) {
      machine.checks.onSpawn(at, object);
      for (Obj one : tasksIn(object, world)) {
        Code code = Functions.codeOf(one);
        if (code != null) {
          code.captured().forEach((tree, captured) -> take(captured, at, code.home(), tree));
          runElsewhere(code, world, how, framed);
        }
      }
      if (object.kind() == Kind.CONTAINER) {
        take(object, at, at.activation(), argument);
      }
      machine.effects.release(world, List.of(object));
    }
  }

  /* The tasks in a collection; what a task captures is run if the task runs it. */
  private static Set<Obj> tasksIn(Obj object, World world) {
    Set<Obj> tasks = new LinkedHashSet<>();
    Deque<Obj> todo = new ArrayDeque<>(List.of(object));
    while (!todo.isEmpty()) {
      Obj next = todo.pop();
      if (tasks.add(next) && Functions.codeOf(next) == null) {
        world.contents(next).forEach(todo::push);
      }
    }
    return tasks;
  }

  private void take(Obj captured, Moment at, Activation home, Tree tree) {
    World world = at.world();
    Moment here = new Moment(world, home, tree);
    for (Obj object : world.reach(List.of(captured))) {
      Obj root = object.root();
      boolean confined = root.kind().isConfined() && !isShared(root);
      Status status = world.life(root).status();
      if (confined && status.isDead()) {
        machine.effects.use(here, object);
      } else if (confined && status == Status.LIVE && world.knows(root)) {
        machine.checks.onCapture(here, object, at.tree());
        world.setLife(root, world.life(root).unknown());
      } else if (root.kind().isClosed() && status == Status.CLOSED) {
        machine.effects.use(here, object);
      }
    }
  }

  /** Returns whether memory may be used by all threads, as that of a shared arena. */
  static boolean isShared(Obj object) {
    return object.detail() == Shared.ALL_THREADS;
  }

  /** Returns whether memory came from outside, of an arena that may live as long as it likes. */
  static boolean isGivenShared(Obj object) {
    return object.isForeign() && isShared(object);
  }

  private void runElsewhere(Code code, World world, Spawn how, boolean framed) {
    if (code.home().spawn() != null && code.home().loops().size() > 4) {
      return;
    }
    World task = world.copy();
    task.clearFrames();
    task.setOtherAllocators(framed ? Frames.Ambient.UNKNOWN : Frames.Ambient.NONE_IN_TASK);
    task.forgetMarks();
    for (Obj object : task.objects()) {
      Life life = task.life(object);
      boolean confined =
          object.kind() == Kind.FRAME || (object.kind().isConfined() && !isShared(object));
      task.setLife(object, confined ? life.unknown() : life.discharged());
    }
    new ArrayList<>(task.kept().keySet()).forEach(task::unkeep);
    Activation elsewhere = code.home().spawned(how);
    int catches = machine.catches;
    machine.catches = 0;
    try {
      List<Out> outs = new ArrayList<>();
      List<Leaving> left =
          machine.catching(
              () -> outs.addAll(machine.functions.run(code, elsewhere, List.of(), task)));
      for (Out out : outs) {
        left.add(
            new Leaving(Leaving.How.RETURN, null, out.world(), out.value(), null, code.tree()));
      }
      left.removeIf(l -> l.how() == Leaving.How.MAY_THROW || l.world().isDead());
      machine.exits.finish(elsewhere, code.tree(), left);
    } finally {
      machine.catches = catches;
    }
  }
}
