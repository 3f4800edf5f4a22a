package io.framealloc.fa.bytecode;

import static io.framealloc.diagnostics.Code.FA103;
import static io.framealloc.diagnostics.Code.FA701;

import io.framealloc.fa.bytecode.Interpreter.Exit;
import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is wrong where the paths of a method end, and what the method does for its callers. */
final class Summarizer {

  private final Run run;
  private final Effects effects;

  Summarizer(Run run) {
    this.run = run;
    this.effects = new Effects(run);
  }

  Summary summary(List<Exit> exits) {
    List<Exit> returns = exits.stream().filter(exit -> !exit.thrown()).toList();
    checkFrames(exits);
    for (Exit exit : returns) {
      checkResult(exit);
      checkKept(exit);
      checkOwned(exit);
    }
    return summarize(returns);
  }

  /* Frames that are open on some paths. */

  private void checkFrames(List<Exit> exits) {
    Map<Thing, Exit> open = new LinkedHashMap<>();
    Set<Thing> ended = new LinkedHashSet<>();
    for (Exit exit : exits) {
      for (Map.Entry<Thing, Life> entry : exit.state().lives.entrySet()) {
        Thing thing = entry.getKey();
        boolean region = thing.kind == Kind.FRAME || thing.kind == Kind.SCOPE;
        if (!region || thing.isForeign()) {
          continue;
        }
        if (!entry.getValue().isLive()) {
          ended.add(thing);
        } else if (!isHandedOver(exit, thing)) {
          Exit first = open.get(thing);
          if (first == null || (first.thrown() && !exit.thrown())) {
            open.put(thing, exit);
          }
        }
      }
    }
    open.forEach(
        (frame, exit) -> {
          if (exit.thrown() || ended.contains(frame) || !isForCaller(frame)) {
            reportOpen(frame, exit);
          }
        });
  }

  private static boolean isHandedOver(Exit exit, Thing region) {
    Thing value = exit.value().thing();
    boolean returned = value != null && exit.state().reach(List.of(value)).contains(region);
    boolean kept = exit.state().reach(kept(exit)).contains(region);
    Thing frame = region.kind == Kind.SCOPE ? region.of : region;
    Thing allocator = frame == null ? null : frame.of;
    return returned
        || kept
        || (region.kind == Kind.FRAME && allocator == null && exit.state().isHeld(region))
        || (allocator != null && !exit.state().frames(allocator).known());
  }

  private static List<Thing> kept(Exit exit) {
    List<Thing> kept = new ArrayList<>();
    exit.state()
        .fields
        .forEach(
            (field, val) -> {
              if (val.thing() != null && (field.holder() == null || field.holder().isForeign())) {
                kept.add(val.thing());
              }
            });
    return kept;
  }

  private static boolean isForCaller(Thing frame) {
    Thing allocator = frame.of;
    return frame.kind == Kind.FRAME
        && allocator != null
        && allocator.isForeign()
        && !allocator.type.equals("MemoryStack");
  }

  private void reportOpen(Thing frame, Exit exit) {
    boolean scope = frame.kind == Kind.SCOPE;
    run.report(
        FA103,
        frame.born,
        (scope ? "a nested scope" : "a frame") + " is not ended on every path",
        (scope ? "opened" : "begun") + " here",
        "end it on every path: `try (var frame = alloc.beginFrame()) { ... }`",
        run.others(
            "still open " + (exit.thrown() ? "by the exception thrown here" : "when left here"),
            exit.at(),
            "",
            -1));
  }

  private void checkResult(Exit exit) {
    Thing value = exit.value().thing();
    if (value == null) {
      return;
    }
    for (Thing thing : exit.state().reach(List.of(value))) {
      Life life = exit.state().life(thing);
      if (thing.root().kind == Kind.DATA && life.status() == Status.ENDED) {
        run.report(
            FA701,
            exit.at(),
            "frame data is returned beyond its frame",
            "returned here, dead by then",
            "return a plain value, or allocate it with `poolBox` or `frameRetained`, whose memory"
                + " outlives the frame",
            run.others("allocated here", thing.root().born, "its frame ends here", life.since()));
        return;
      }
    }
  }

  /* What was stored while the caller's frame was open outlives it. */
  private void checkKept(Exit exit) {
    State state = exit.state();
    for (State.Kept kept : state.kept.values()) {
      for (Thing thing : state.reach(List.of(kept.thing()))) {
        Life life = state.life(thing);
        Thing frame = life.region();
        while (frame != null && frame.kind != Kind.FRAME) {
          frame = frame.of;
        }
        if (thing.root().kind == Kind.DATA
            && life.isLive()
            && frame != null
            && frame.of != null
            && frame.of.kind == Kind.ALLOCATOR) {
          effects.stored(kept, -1);
        }
      }
    }
  }

  private void checkOwned(Exit exit) {
    State state = exit.state();
    Set<Thing> reached = new HashSet<>();
    if (exit.value().thing() != null) {
      state.reach(List.of(exit.value().thing())).forEach(thing -> reached.add(thing.root()));
    }
    state.reach(kept(exit)).forEach(thing -> reached.add(thing.root()));
    for (Map.Entry<Thing, Life> entry : state.lives.entrySet()) {
      Life life = entry.getValue();
      if (life.owed() && life.isLive() && !reached.contains(entry.getKey())) {
        effects.reportLost(entry.getKey());
      }
    }
  }

  /* For callers. */

  private Summary summarize(List<Exit> returns) {
    int parameters = run.body.method.methodTypeSymbol().parameterCount();
    List<Thing> given = new ArrayList<>();
    for (int i = 0; i <= parameters; i++) {
      given.add(null);
    }
    for (Thing thing : run.parameters()) {
      given.set(thing.parameter, thing);
    }
    List<Fate> fates = new ArrayList<>();
    for (Thing thing : given) {
      fates.add(thing == null ? Fate.BORROWED : fate(thing, returns));
    }
    Summary.Result result = Summary.Result.UNKNOWN;
    int alias = 0;
    Thing value = commonValue(returns);
    if (value != null && value.parameter >= 0) {
      result = Summary.Result.ALIAS;
      alias = value.parameter - 1;
    } else if (all(returns, this::returnsCallersData)) {
      result = Summary.Result.FRAME_DATA;
    } else if (all(returns, Summarizer::returnsOwned)) {
      result = Summary.Result.OWNED;
    }
    return new Summary(
        fates.getFirst(), fates.subList(1, fates.size()), result, alias, run.blocking);
  }

  private static @Nullable Thing commonValue(List<Exit> returns) {
    Thing value = returns.isEmpty() ? null : returns.getFirst().value().thing();
    return all(returns, exit -> exit.value().thing() == value) ? value : null;
  }

  private boolean returnsCallersData(Exit exit) {
    Thing value = exit.value().thing();
    if (value == null || value.isForeign() || value.root().kind != Kind.DATA) {
      return false;
    }
    Life life = exit.state().life(value);
    Thing region = life.region();
    return life.isLive() && region != null && region.kind == Kind.FRAME && region.isForeign();
  }

  private static boolean returnsOwned(Exit exit) {
    Thing value = exit.value().thing();
    Life life = value == null ? Life.UNKNOWN : exit.state().life(value);
    return value != null && value.kind == Kind.OWNED && life.owed() && life.isLive();
  }

  private Fate fate(Thing thing, List<Exit> returns) {
    if (returns.isEmpty()) {
      return Fate.UNKNOWN;
    }
    if (run.sent.contains(thing)) {
      return thing.kind == Kind.CONTAINER ? Fate.RUN_ELSEWHERE : Fate.UNKNOWN;
    }
    if (thing.kind == Kind.ALLOCATOR) {
      return allocator(thing, returns);
    }
    Fate stored = stored(thing, returns);
    if (stored != null) {
      return stored;
    }
    if (all(returns, exit -> is(exit, thing, Status.CLOSED) || is(exit, thing, Status.RECEIVED))) {
      return Fate.CLOSED;
    }
    if (all(returns, exit -> is(exit, thing, Status.MOVED))) {
      return Fate.MOVED;
    }
    if (all(returns, exit -> is(exit, thing, Status.ENDED))) {
      return Fate.ENDS_FRAME;
    }
    boolean live = all(returns, exit -> is(exit, thing, Status.LIVE));
    boolean returned =
        returns.stream()
            .anyMatch(
                exit ->
                    exit.value().thing() != null
                        && exit.value().thing() != thing
                        && exit.state().reach(List.of(exit.value().thing())).contains(thing));
    return live && !returned && !run.leaked.contains(thing) ? Fate.BORROWED : Fate.UNKNOWN;
  }

  private static boolean is(Exit exit, Thing thing, Status status) {
    return exit.state().life(thing).status() == status;
  }

  private static Fate allocator(Thing thing, List<Exit> returns) {
    if (all(
        returns,
        exit -> {
          Frames frames = exit.state().frames(thing);
          return frames.known() && !frames.open().isEmpty() && !frames.endsAmbient();
        })) {
      return Fate.BEGINS_FRAME;
    }
    if (all(
        returns,
        exit -> {
          Frames frames = exit.state().frames(thing);
          return frames.known() && frames.open().isEmpty() && frames.endsAmbient();
        })) {
      return Fate.ENDS_FRAME;
    }
    boolean balanced =
        all(
            returns,
            exit -> {
              Frames frames = exit.state().frames(thing);
              return frames.known() && frames.open().isEmpty() && !frames.endsAmbient();
            });
    return balanced ? Fate.BORROWED : Fate.UNKNOWN;
  }

  /* Whether it is in a field or a container when the method returns. */
  private static @Nullable Fate stored(Thing thing, List<Exit> returns) {
    Fate found = null;
    for (Exit exit : returns) {
      for (Map.Entry<Object, State.Kept> entry : exit.state().kept.entrySet()) {
        if (exit.state().reach(List.of(entry.getValue().thing())).contains(thing)) {
          Fate fate = fateIn(entry.getKey());
          found = found == null || found == fate ? fate : Fate.UNKNOWN;
        }
      }
    }
    return found;
  }

  /* By whose field or container it is: one that was given as an argument may be local there. */
  private static Fate fateIn(Object where) {
    Thing holder =
        switch (where) {
          case State.Field field -> field.holder();
          case Effects.ContainerKey key -> key.container();
          default -> null;
        };
    while (holder != null && holder.field != null) {
      holder = holder.field.holder();
    }
    if (holder == null) {
      return Fate.KEPT;
    }
    return holder.parameter == 0 ? Fate.HELD : Fate.UNKNOWN;
  }

  private static boolean all(List<Exit> exits, Predicate<Exit> holds) {
    return !exits.isEmpty() && exits.stream().allMatch(holds);
  }
}
