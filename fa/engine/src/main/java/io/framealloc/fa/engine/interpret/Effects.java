package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.check.Trap;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What frames do to the objects in them: begin, allocate, use, roll back, end. */
final class Effects {

  /** An object was moved, or one of those that it stands for. */
  private record Moved(Obj object) {}

  private final Machine machine;

  Effects(Machine machine) {
    this.machine = machine;
  }

  /** Makes the object of an expression. */
  Obj make(Moment at, Kind kind, String type, @Nullable Obj of) {
    return machine.universe.made(
        kind, type, at.place(), at.activation(), at.activation().level(), of);
  }

  /* Frames. */

  Obj begin(Moment at, Obj allocator, String type, boolean nests) {
    World world = at.world();
    Frames frames = world.frames(allocator);
    machine.checks.onBegin(at, allocator, frames, nests);
    Obj frame = make(at, Kind.FRAME, type, allocator);
    open(at, frame);
    world.setFrames(allocator, frames.begin(frame, nests));
    return frame;
  }

  /** Opens a frame that no allocator has on its list. */
  void open(Moment at, Obj frame) {
    at.world().setLife(frame, Life.LIVE);
    at.world().setRegions(frame, List.of());
    at.activation().opens(frame);
  }

  /** Ends the open frame of an allocator. */
  void end(Moment at, Obj allocator) {
    World world = at.world();
    Frames frames = world.frames(allocator);
    Obj frame = frames.innermost();
    if (frame != null) {
      endFrame(at, frame);
    } else if (frames.isNone()) {
      machine.checks.onEnd(at, allocator, null);
    } else if (frames.known()) {
      Obj ambient = machine.universe.ambient(allocator);
      machine.checks.onEnd(at, allocator, ambient);
      world.setFrames(allocator, frames.endAmbient(at.place()));
      kill(at, ambient);
    }
  }

  /** Ends a frame, a scope or an arena. */
  void endFrame(Moment at, Obj frame) {
    World world = at.world();
    machine.checks.onEnd(at, frame.of(), frame);
    if (world.life(frame).status() != Status.LIVE) {
      return;
    }
    if (frame.kind() == Kind.SCOPE) {
      closeScope(at, frame);
      return;
    }
    Obj allocator = frame.of();
    if (allocator != null && allocator.kind() == Kind.ALLOCATOR) {
      world.setFrames(allocator, world.frames(allocator).end(frame, at.place()));
    }
    kill(at, frame);
  }

  private void kill(Moment at, Obj frame) {
    List<Obj> open = at.world().regions(frame);
    end(at, frame, Status.ENDED, region -> frameOf(region) == frame);
    for (Obj region : open) {
      if (region.kind() == Kind.SCOPE) {
        forgive(at, region);
      }
    }
    at.world().setLife(frame, at.world().life(frame).to(Status.ENDED, at.place()));
    at.world().setRegions(frame, List.of());
    for (Obj inner : at.world().reach(List.of(frame))) {
      if (inner != frame && inner.kind() == Kind.FRAME) {
        at.world().setLife(inner, at.world().life(inner).unknown()); // as its close() sees fit
      }
    }
  }

  static @Nullable Obj frameOf(@Nullable Obj region) {
    Obj frame = region;
    while (frame != null && frame.kind() != Kind.FRAME) {
      frame = frame.of();
    }
    return frame;
  }

  private void end(Moment at, Obj frame, Status status, Predicate<Obj> dying) {
    World world = at.world();
    Place place = at.place();
    Set<Obj> dead = new HashSet<>();
    for (Obj object : world.objects()) {
      Life life = world.life(object);
      if (object.kind().isInFrame() && life.region() != null && dying.test(life.region())) {
        if (life.status() == Status.LIVE) {
          world.setLife(object, life.to(status, place));
          dead.add(object);
        } else if (life.status() == Status.MOVED || world.isMarked(new Moved(object))) {
          dead.add(object); // for whoever has stored it
        }
      }
    }
    for (Object where : new ArrayList<>(world.kept().keySet())) {
      Kept kept = world.kept().get(where);
      if (kept != null && holdsAny(world, kept.object(), dead)) {
        machine.checks.onKept(at, frame, kept);
        world.unkeep(where);
        for (Obj lost : world.reach(List.of(kept.object()))) {
          if (dead.contains(lost.root())) {
            world.setLife(lost, world.life(lost).unknown()); // said once
          }
        }
      }
    }
  }

  private static boolean holdsAny(World world, Obj object, Set<Obj> dead) {
    for (Obj reached : world.reach(List.of(object))) {
      if (dead.contains(reached.root())) {
        return true;
      }
    }
    return false;
  }

  /* Scopes and checkpoints. */

  Obj openScope(Moment at, Obj frame, Kind kind, String type) {
    World world = at.world();
    use(at, frame);
    Obj region = make(at, kind, type, frame);
    List<Obj> regions = new ArrayList<>(world.regions(frame));
    int again = regions.indexOf(region);
    if (again >= 0) {
      Obj below = again == 0 ? frame : regions.get(again - 1);
      for (Obj object : world.objects()) {
        Life life = world.life(object);
        if (life.region() == region) {
          world.setLife(object, life.movedTo(below));
        }
      }
      regions.remove(again);
    }
    regions.add(region);
    world.setRegions(frame, regions);
    world.setLife(region, Life.in(frame));
    at.activation().opens(region);
    return region;
  }

  private void closeScope(Moment at, Obj scope) {
    World world = at.world();
    Obj frame = scope.of();
    if (frame != null) {
      List<Obj> regions = world.regions(frame);
      int from = regions.indexOf(scope);
      if (from >= 0) {
        Set<Obj> closed = Set.copyOf(regions.subList(from, regions.size()));
        end(at, scope, Status.ROLLED, closed::contains);
        closed.forEach(inner -> forgive(at, inner));
        world.setRegions(frame, regions.subList(0, from));
      }
    }
    world.setLife(scope, world.life(scope).to(Status.ENDED, at.place()));
  }

  /* A scope that was open is reported where it is ended from outside, not once more. */
  private static void forgive(Moment at, Obj region) {
    Life life = at.world().life(region);
    at.world()
        .setLife(
            region,
            region.kind() == Kind.SCOPE ? life.unknown() : life.to(Status.ROLLED, at.place()));
  }

  void rollback(Moment at, Obj frame, Obj checkpoint) {
    World world = at.world();
    List<Obj> regions = world.regions(frame);
    machine.checks.onRollback(at, frame, checkpoint, regions);
    int from = regions.indexOf(checkpoint);
    if (from >= 0) {
      Set<Obj> undone = Set.copyOf(regions.subList(from, regions.size()));
      end(at, frame, Status.ROLLED, undone::contains);
      for (Obj inner : undone) {
        if (inner != checkpoint) {
          forgive(at, inner);
        }
      }
      world.setRegions(frame, regions.subList(0, from + 1));
    }
    world.setLife(checkpoint, checkpointAfter(world.life(checkpoint)));
  }

  private static Life checkpointAfter(Life life) {
    return life.status().isDead() ? life.unknown() : life;
  }

  /* Data. */

  /** Allocates in the open frame of an allocator. */
  Obj allocate(Moment at, Obj allocator, String type, boolean many) {
    World world = at.world();
    Frames frames = world.frames(allocator);
    Obj frame = frames.innermost();
    if (frame == null && frames.known() && !frames.isNone()) {
      frame = machine.universe.ambient(allocator);
    }
    Obj region = frame == null ? null : world.innermost(frame);
    machine.checks.onAllocate(at, allocator, region, many);
    Obj data = make(at, Kind.DATA, type, null);
    world.setLife(data, region == null ? Life.LIVE.unknown() : Life.in(region));
    return data;
  }

  /** Allocates in a given frame. */
  Obj allocateIn(Moment at, Obj frame, String type, boolean many) {
    World world = at.world();
    boolean open = world.life(frame).status() == Status.LIVE;
    use(at, frame);
    Obj region = world.innermost(frame);
    Obj data = make(at, Kind.DATA, type, null);
    if (open) {
      machine.checks.onAllocate(at, null, region, many);
    }
    world.setLife(data, open ? Life.in(region) : Life.LIVE.unknown());
    return data;
  }

  /** Uses an object; a dead one is reported once. */
  void use(Moment at, Obj object) {
    Life life = at.world().life(object);
    machine.checks.onUse(at, object);
    if (life.status().isDead()) {
      at.world().mark(Trap.USE);
      at.world().setLife(object, life.unknown());
    } else {
      at.world().setLife(object, at.world().life(object).used());
    }
  }

  /* Ownership. */

  /** Closes or releases an object. */
  void close(Moment at, Obj object) {
    Life life = at.world().life(object);
    machine.checks.onClose(at, object);
    if (life.status() == Status.LIVE) {
      at.world().setLife(object, after(at, object, life, Status.CLOSED));
    }
  }

  /** Moves an object to someone else. */
  void move(Moment at, Obj object) {
    use(at, object);
    Life life = at.world().life(object);
    if (life.status() == Status.LIVE) {
      at.world().setLife(object, after(at, object, life, Status.MOVED));
    }
  }

  /* What is in a container stands for many, of which this is one. */
  private static Life after(Moment at, Obj object, Life life, Status status) {
    if (status == Status.MOVED) {
      at.world().mark(new Moved(object));
    }
    return at.world().isHeld(object) ? life.unknown() : life.to(status, at.place());
  }

  /** Lets an object go where it is not followed: a field, or an unknown holder. */
  void escape(World world, Iterable<Obj> objects) {
    release(world, objects);
    handOver(world, objects);
  }

  /** Lets an arena be closed by the object that has it in a field. */
  void handOver(World world, Iterable<Obj> objects) {
    objects.forEach(object -> forgetArena(world, object));
  }

  /**
   * Takes the duty to close an object, and all in it, from the analysed code; also what a container
   * is given later.
   */
  void release(World world, Iterable<Obj> objects) {
    Set<Obj> given = new HashSet<>();
    objects.forEach(given::add);
    for (Obj reached : world.reach(given)) {
      Life life = world.life(reached);
      if (life.owed()) {
        world.setLife(reached, life.discharged());
      } else if (reached.kind() == Kind.CONTAINER && life.status() == Status.LIVE) {
        world.setLife(reached, life.unknown());
      } else if (!given.contains(reached)) {
        forgetArena(world, reached);
      }
    }
  }

  /* Who has it may close it. */
  private static void forgetArena(World world, Obj object) {
    if (object.kind() == Kind.FRAME && object.of() == null) {
      world.setLife(object, world.life(object).unknown());
    }
  }

  /** Returns whether somebody else may have a container, and close what is in it. */
  static boolean isShared(World world, Obj container) {
    return container.isForeign() || world.life(container).status() == Status.UNKNOWN;
  }
}
