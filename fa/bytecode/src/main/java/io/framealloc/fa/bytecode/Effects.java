package io.framealloc.fa.bytecode;

import static io.framealloc.diagnostics.Code.FA101;
import static io.framealloc.diagnostics.Code.FA102;
import static io.framealloc.diagnostics.Code.FA104;
import static io.framealloc.diagnostics.Code.FA105;
import static io.framealloc.diagnostics.Code.FA207;
import static io.framealloc.diagnostics.Code.FA401;
import static io.framealloc.diagnostics.Code.FA402;
import static io.framealloc.diagnostics.Code.FA403;
import static io.framealloc.diagnostics.Code.FA702;

import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to things, and what is wrong about it. */
final class Effects {

  private final Run run;

  Effects(Run run) {
    this.run = run;
  }

  /* Making. */

  /** Makes a thing; what the instruction has made before gets another name, or is lost. */
  Thing make(Kind kind, String type, int at, State state) {
    Thing thing = run.made(kind, type, at, null);
    retire(thing, state);
    state.contents.remove(thing);
    if (kind == Kind.OWNED || kind == Kind.HANDLE) {
      state.setLife(thing, Life.OWED);
    } else {
      state.lives.remove(thing);
    }
    return thing;
  }

  private void retire(Thing thing, State state) {
    boolean referred = state.isReferred(thing);
    Life life = state.lives.get(thing);
    if (referred) {
      Thing older = thing.older;
      if (older == null) {
        older = new Thing(thing.kind, thing.type, thing.born, thing.of);
        older.code = thing.code;
        older.captured = thing.captured;
        thing.older = older;
      }
      boolean first = !state.isReferred(older);
      lost(older, state);
      state.replace(thing, older);
      if (life != null) {
        state.setLife(older, first ? life : Life.UNKNOWN);
      }
      if (!first && life != null && life.owed()) {
        state.setLife(older, life); // many of one kind in a container: all of them are owed
      }
    } else {
      lost(thing, state);
    }
  }

  /** Reports what must be closed where nothing refers to it any more. */
  void lost(Thing thing, State state) {
    Life life = state.lives.get(thing);
    if (life == null || !life.owed() || !life.isLive() || state.isReferred(thing)) {
      return;
    }
    state.setLife(thing, life.discharged());
    reportLost(thing);
  }

  void reportLost(Thing thing) {
    if (thing.kind == Kind.HANDLE) {
      run.report(
          FA207,
          thing.born,
          "a transfer handle is never received",
          "this handle is lost",
          "send it to a thread that calls `receive()`, or close it");
    } else {
      run.report(
          FA401,
          thing.born,
          "`" + Types.simple(thing.type) + "` is never closed",
          "this memory is never given back",
          "close it: `try (var data = ...) { ... }`");
    }
  }

  /* Frames. */

  Thing begin(Thing allocator, int at, State state) {
    Frames frames = state.frames(allocator);
    if (frames.isSome()) {
      Thing open = frames.innermost();
      run.report(
          FA101,
          at,
          "a frame is begun while this thread already has one open",
          "second frame begun here",
          "end the first frame before, or open a nested scope: `frame.nested()`",
          run.others("the open frame was begun here", open == null ? -1 : open.born, "", -1));
    }
    Thing frame = run.made(Kind.FRAME, "Frame", at, allocator);
    state.setLife(frame, Life.LIVE);
    state.frames.put(allocator, frames.begin(frame, false));
    return frame;
  }

  /** Ends the open frame of an allocator. */
  void end(Thing allocator, int at, State state) {
    Frames frames = state.frames(allocator);
    Thing frame = frames.innermost();
    if (frame != null) {
      endFrame(frame, at, state);
    } else if (frames.isNone()) {
      run.report(
          FA102,
          at,
          "a frame is ended while none is open",
          "no frame is open here",
          "remove it, or begin a frame before",
          run.others("the frame was ended here already", frames.ended(), "", -1));
      state.frames.put(allocator, Frames.LOST);
    } else if (frames.known()) {
      Thing ambient = run.ambient(allocator);
      state.frames.put(allocator, frames.endAmbient(at));
      kill(ambient, at, state);
    }
  }

  /** Ends a frame or a scope. */
  void endFrame(Thing frame, int at, State state) {
    Life life = state.life(frame);
    if (life.status() == Status.ENDED && frame.kind == Kind.FRAME) {
      run.report(
          FA102,
          run.shown(at, frame),
          "a frame is ended twice",
          "ended again here",
          "end it once; try-with-resources ends it by itself",
          run.others("begun here", frame.born, "ended here already", life.since()));
      state.setLife(frame, Life.UNKNOWN);
    }
    if (!life.isLive()) {
      return;
    }
    Thing allocator = frame.of;
    if (frame.kind == Kind.FRAME && allocator != null) {
      state.frames.put(allocator, state.frames(allocator).end(frame, at));
    }
    kill(frame, at, state);
  }

  private void kill(Thing region, int at, State state) {
    Set<Thing> dead = new HashSet<>();
    for (Map.Entry<Thing, Life> entry : List.copyOf(state.lives.entrySet())) {
      Life life = entry.getValue();
      if (life.isLive() && isIn(life.region(), region)) {
        boolean ends = region.kind == Kind.FRAME && entry.getKey().kind == Kind.DATA;
        state.setLife(entry.getKey(), ends ? life.to(Status.ENDED, at) : Life.UNKNOWN);
        dead.add(entry.getKey());
      }
    }
    for (Object where : List.copyOf(state.kept.keySet())) {
      State.Kept kept = state.kept.get(where);
      if (kept != null && reaches(kept.thing(), dead, state)) {
        if (!state.unwinding) {
          stored(kept, at);
        }
        state.kept.remove(where);
        state.forget(List.of(kept.thing()));
      }
    }
    state.setLife(region, state.life(region).to(Status.ENDED, at));
  }

  private static boolean isIn(@Nullable Thing inner, Thing region) {
    for (Thing one = inner; one != null; one = one.kind == Kind.FRAME ? null : one.of) {
      if (one == region) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(Thing from, Set<Thing> dead, State state) {
    return state.reach(List.of(from)).stream().anyMatch(thing -> dead.contains(thing.root()));
  }

  void stored(State.Kept kept, int ended) {
    run.report(
        FA702,
        kept.at(),
        "Frame allocation escaped frame boundary",
        "stored in " + kept.where() + ", which outlives the frame",
        "store a plain value, or allocate it with `poolBox`, and close that when done",
        run.others("allocated here", kept.thing().root().born, "its frame ends here", ended));
  }

  /** Allocates frame data of an allocator. */
  Thing allocate(Thing allocator, String type, int at, State state) {
    Frames frames = state.frames(allocator);
    if (frames.isNone()) {
      run.report(
          FA105,
          at,
          "frame allocation while no frame is open",
          "no frame is open here",
          "begin a frame before: `try (Frame frame = alloc.beginFrame())`",
          run.others("the frame was ended here", frames.ended(), "", -1));
    }
    Thing frame = frames.innermost();
    if (frame == null && frames.known() && !frames.isNone()) {
      frame = run.ambient(allocator);
    }
    Thing data = make(Kind.DATA, type, at, state);
    state.setLife(data, Life.in(frame == null ? null : innermost(frame, state)));
    return data;
  }

  /** Allocates in a given frame. */
  Thing allocateIn(Thing frame, String type, int at, State state) {
    boolean open = state.life(frame).isLive();
    use(frame, at, state);
    Thing data = make(Kind.DATA, type, at, state);
    state.setLife(data, open ? Life.in(innermost(frame, state)) : Life.UNKNOWN);
    return data;
  }

  private static Thing innermost(Thing frame, State state) {
    Thing innermost = frame;
    for (Map.Entry<Thing, Life> entry : state.lives.entrySet()) {
      Thing thing = entry.getKey();
      boolean region = thing.kind == Kind.SCOPE || thing.kind == Kind.CHECKPOINT;
      if (region && thing.of == frame && entry.getValue().isLive()) {
        innermost = thing;
      }
    }
    return innermost;
  }

  /* Using, closing, moving. */

  void use(@Nullable Thing thing, int at, State state) {
    if (thing == null) {
      return;
    }
    Life life = state.life(thing);
    Thing root = thing.root();
    String type = "`" + Types.simple(root.type) + "`";
    boolean followed = root.kind.isConfined() || root.kind.isClosed() || root.kind == Kind.POOLED;
    if (!followed || !life.status().isDead()) {
      return;
    }
    switch (life.status()) {
      case ENDED, MOVED -> {
        boolean moved = life.status() == Status.MOVED;
        run.report(
            FA104,
            at,
            moved
                ? "use of " + type + " after it was moved"
                : "Attempted to use frame data after end_frame",
            moved ? "used here after it was moved" : "used here after its frame ended",
            moved ? "use what the receiver has" : "use it before the frame ends",
            run.others("made here", root.born, moved ? "moved here" : "ended here", life.since()));
      }
      case CLOSED ->
          run.report(
              FA402,
              at,
              "use of " + type + " after it was closed",
              "used here after it was closed",
              "use it before, or close it later",
              run.others("made here", root.born, "closed here", life.since()));
      default -> {}
    }
    state.setLife(thing, Life.UNKNOWN);
  }

  void close(Thing thing, int at, State state) {
    Life life = state.life(thing);
    if (life.status() == Status.CLOSED && thing.root().kind != Kind.HANDLE) {
      run.report(
          FA403,
          run.shown(at, thing),
          "`" + Types.simple(thing.root().type) + "` is closed twice",
          "closed again here",
          "close it once; try-with-resources closes it by itself",
          run.others("made here", thing.root().born, "closed here already", life.since()));
      state.setLife(thing, Life.UNKNOWN);
    } else if (life.isLive()) {
      state.setLife(thing, state.isHeld(thing.root()) ? Life.UNKNOWN : life.to(Status.CLOSED, at));
    }
  }

  void move(Thing thing, int at, State state) {
    use(thing, at, state);
    Life life = state.life(thing);
    if (life.isLive()) {
      state.setLife(thing, state.isHeld(thing.root()) ? Life.UNKNOWN : life.to(Status.MOVED, at));
    }
  }

  /* Storing. */

  /** Lets a thing go where it is not followed. */
  void lose(@Nullable Thing thing, State state) {
    if (thing != null) {
      state.release(List.of(thing));
      run.leaked.addAll(state.reach(List.of(thing)));
    }
  }

  void intoField(State.Field field, Val value, int at, State state, String owner) {
    Thing holder = field.holder();
    state.fields.put(field, value.from(-1));
    state.kept.remove(field);
    Thing thing = value.thing();
    if (thing == null) {
      return;
    }
    if (holder != null && !holder.isForeign()) {
      state.put(holder, List.of(thing));
      return;
    }
    if (!run.program.types().isFrameScoped(owner)) {
      String name = field.name().substring(field.name().lastIndexOf('.') + 1);
      keep(field, thing, at, state, (holder == null ? "static field `" : "field `") + name + "`");
    }
    state.release(List.of(thing));
    if (thing.kind == Kind.ALLOCATOR && !thing.isForeign()) {
      state.frames.put(thing, Frames.LOST);
    }
  }

  void keep(Object where, Thing thing, int at, State state, String what) {
    boolean holds =
        thing.root().kind.isConfined()
            || thing.kind == Kind.CONTAINER
            || thing.kind == Kind.FUNCTION
            || thing.isForeign();
    if (holds && !(thing.isForeign() && thing.kind == Kind.FRAME)) {
      state.kept.put(where, new State.Kept(thing, at, what));
    }
  }

  void intoContainer(
      @Nullable Thing container, @Nullable Thing thing, int at, State state, String what) {
    if (thing == null) {
      return;
    }
    if (container == null || container.kind != Kind.CONTAINER) {
      lose(thing, state);
      return;
    }
    state.put(container, List.of(thing));
    if (container.isForeign()) {
      keep(new ContainerKey(container, thing), thing, at, state, what);
      state.release(List.of(thing));
    }
  }

  /** Where something is kept in a collection from outside. */
  record ContainerKey(Thing container, Thing thing) {}

  void empty(Thing container, State state) {
    for (Thing thing : state.contents(container)) {
      state.kept.remove(new ContainerKey(container, thing));
    }
    state.contents.remove(container);
  }

  /** Returns what is taken out of a container: if it may be several things, none is followed. */
  Val element(@Nullable Thing container, State state) {
    if (container == null) {
      return Val.UNKNOWN;
    }
    List<Thing> held = new ArrayList<>(state.contents(container));
    if (held.size() == 1 && held.getFirst().root().kind.isConfined()) {
      return Val.of(held.getFirst());
    }
    state.release(held);
    return Val.UNKNOWN;
  }
}
