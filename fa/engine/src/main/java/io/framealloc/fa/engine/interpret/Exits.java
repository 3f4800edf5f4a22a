package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Check.Exit;
import io.framealloc.fa.engine.check.Check.Way;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is checked where a path leaves a block or a body. */
final class Exits {

  private final Machine machine;

  Exits(Machine machine) {
    this.machine = machine;
  }

  /** Forgets variables and what only they could reach, and reports what was to be closed. */
  void leaveScope(World world, Set<?> variables, Activation activation, Tree block) {
    if (!variables.isEmpty()) {
      world.unbind(variables);
    }
    sweep(world, activation, block, List.of(), true);
  }

  /** Forgets what cannot be reached any more. */
  void sweep(World world, Activation activation, Tree at, Iterable<Obj> roots, boolean reporting) {
    List<Obj> objects = world.objects();
    if (objects.isEmpty()) {
      return;
    }
    List<Obj> held = new ArrayList<>();
    roots.forEach(held::add);
    for (Obj object : objects) {
      if (object.level() < activation.level()) {
        held.add(object); // by an expression of the caller
      }
    }
    Set<Obj> alive = new LinkedHashSet<>();
    world.reachable(held).forEach(o -> alive.add(o.root()));
    for (Obj object : objects) {
      if (alive.contains(object) || object.kind() == Kind.FRAME || object.kind() == Kind.SCOPE) {
        continue;
      }
      Life life = world.life(object);
      if (reporting && life.owed() && life.status() == Status.LIVE) {
        machine.checks.onLost(new Moment(world, activation, at), object);
      }
      if (object.kind() != Kind.CHECKPOINT) {
        world.drop(object);
      }
    }
  }

  /** Checks the ends of all paths of a body that nobody calls, or that a task runs. */
  void finish(Activation activation, Tree body, List<Leaving> leavings) {
    Moment at = new Moment(new World(), activation, body);
    List<Exit> exits = new ArrayList<>();
    for (Leaving leaving : leavings) {
      boolean thrown = leaving.how() == Leaving.How.THROW;
      exits.add(
          new Exit(
              thrown ? Way.THROW : Way.RETURN, leaving.world(), leaving.value(), leaving.tree()));
    }
    machine.checks.onExits(at, exits);
    for (Exit exit : exits) {
      if (exit.way() == Way.RETURN) {
        checkReturn(activation, exit);
        checkKept(activation, exit);
        exit.world().unbind(exit.world().variables());
        sweep(exit.world(), activation, exit.tree(), exit.value().objects(), true);
      }
    }
  }

  /** Checks the frames that a function begins, and ends on some of its paths only. */
  void checkLeftOpen(Moment at, List<World> returning, List<Leaving> left) {
    List<Exit> exits = new ArrayList<>();
    for (World world : returning) {
      exits.add(new Exit(Way.RETURN, world.copy(), Value.UNKNOWN, at.tree()));
    }
    for (Leaving leaving : left) {
      if (leaving.how() == Leaving.How.THROW) {
        exits.add(new Exit(Way.THROW, leaving.world().copy(), leaving.value(), leaving.tree()));
      }
    }
    for (Exit exit : exits) {
      for (Obj object : exit.world().objects()) {
        if (at.world().knows(object) || returning.stream().allMatch(w -> isLive(object, w))) {
          exit.world().setLife(object, Life.LIVE.unknown()); // of others, or for the caller
        }
      }
    }
    machine.checks.onExits(at, exits);
  }

  private static boolean isLive(Obj object, World world) {
    return world.knows(object) && world.life(object).status() == Status.LIVE;
  }

  /** Reports what a lambda returns from the frame that it was given. */
  void checkResult(Call call, Out out) {
    checkReturn(
        call.activation(), new Exit(Way.RETURN, out.world(), out.value(), call.trees().getLast()));
  }

  /** Reports what is returned dead. */
  void checkReturn(Activation activation, Exit exit) {
    Set<Obj> dead = new LinkedHashSet<>();
    for (Obj object : exit.world().reach(exit.value().objects())) {
      Status status = exit.world().life(object).status();
      if (object.root().kind() == Kind.DATA
          && (status == Status.ENDED || status == Status.ROLLED)) {
        dead.add(object.root());
      }
    }
    if (!dead.isEmpty()) {
      Value value = exit.value();
      machine.checks.onReturn(
          new Moment(exit.world(), activation, exit.tree()), dead, exit.world());
      value.objects().forEach(o -> exit.world().setLife(o, exit.world().life(o).unknown()));
    }
  }

  /* What was stored while the caller's frame was open outlives it. */
  private void checkKept(Activation activation, Exit exit) {
    World world = exit.world();
    for (Object where : new ArrayList<>(world.kept().keySet())) {
      Kept kept = world.kept().get(where);
      if (kept == null) {
        continue;
      }
      for (Obj object : world.reach(List.of(kept.object()))) {
        Life life = world.life(object);
        Obj frame = Effects.frameOf(life.region());
        if (object.root().kind() == Kind.DATA
            && life.status() == Status.LIVE
            && frame != null
            && isOfCaller(frame, world)) {
          machine.checks.onKept(new Moment(world, activation, exit.tree()), null, kept);
          break;
        }
      }
    }
  }

  /* An arena may be endless, and who keeps a frame in a field lives no longer than it. */
  private static boolean isOfCaller(Obj frame, World world) {
    return frame.of() == null
        ? frame.isForeign()
            && !frame.type().equals("Arena")
            && !world.isIn(frame, World.Slot.class::isInstance)
        : frame.of().kind() == Kind.ALLOCATOR;
  }
}
