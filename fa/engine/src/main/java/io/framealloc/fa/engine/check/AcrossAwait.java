package io.framealloc.fa.engine.check;

import com.sun.source.tree.Tree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code FA603}: frame data is used after an await point that it was alive across; {@code FA601}:
 * frame data is allocated in a task whose frame stays open across one.
 */
final class AcrossAwait extends Check {

  private record Open(Moment allocation, Place await) {}

  private final IdentityHashMap<Tree, Open> allocations = new IdentityHashMap<>();
  private final IdentityHashMap<Obj, Boolean> used = new IdentityHashMap<>();
  private final IdentityHashMap<Obj, Open> waiting = new IdentityHashMap<>();

  AcrossAwait(Reports reports) {
    super(reports);
  }

  @Override
  void onAwait(Moment at, Wait wait, boolean onOwnWork) {
    boolean task = at.activation().spawn() == Spawn.TASK;
    if (!task && (onOwnWork || wait == Wait.BOUNDED)) {
      return;
    }
    for (Obj object : at.world().objects()) {
      Life life = at.world().life(object);
      if (life.status() == Status.LIVE
          && life.awaited() == null
          && !object.isForeign()
          && (object.kind() == Kind.DATA || object.kind() == Kind.FRAME)
          && isOfManagedFrame(object, life)) {
        at.world().setLife(object, life.awaited(at.place()));
        if (task && object.kind() == Kind.DATA && object.born() != null) {
          waiting.putIfAbsent(object, new Open(at.at(object.born().tree()), at.place()));
        }
      }
    }
  }

  /* An arena of java.lang.foreign may live as long as it likes. */
  private static boolean isOfManagedFrame(Obj object, Life life) {
    Obj frame = object.kind() == Kind.FRAME ? object : life.region();
    while (frame != null && frame.kind() != Kind.FRAME) {
      frame = frame.of();
    }
    return frame != null && frame.of() != null && frame.of().kind() == Kind.ALLOCATOR;
  }

  @Override
  void onUse(Moment at, Obj object) {
    Life life = at.world().life(object);
    Place await = life.awaited();
    if (await == null || life.status() != Status.LIVE || object.root().kind() != Kind.DATA) {
      return;
    }
    used.put(object.root(), true);
    Draft draft =
        new Draft(
                Code.FA603, "frame data is alive across an await point", "used here after the wait")
            .related(object.root().born(), "allocated here")
            .related(await, "waits here with the frame open")
            .help(
                "end the frame before the wait and keep what is needed in a `PoolBox` or a"
                    + " `TaskAlloc`");
    report(at.activation().spawn() == Spawn.TASK ? draft : draft.asWarning(), at);
    at.world().setLife(object, life.awaited(null));
  }

  @Override
  void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {
    Obj frame = region;
    while (frame != null && frame.kind() != Kind.FRAME) {
      frame = frame.of();
    }
    if (frame != null && at.activation().spawn() == Spawn.TASK && !frame.isForeign()) {
      Place await = at.world().life(frame).awaited();
      if (await != null) {
        allocations.putIfAbsent(at.tree(), new Open(at, await));
      }
    }
  }

  @Override
  void onFinish() {
    waiting.forEach(
        (object, open) -> {
          if (!used.containsKey(object)) {
            report(open);
          }
        });
    allocations.values().forEach(this::report);
    waiting.clear();
    allocations.clear();
    used.clear();
  }

  private void report(Open open) {
    report(
        new Draft(
                Code.FA601,
                "frame allocation in asynchronous code whose frame stays open while it waits",
                "allocated in a frame that is open across a wait")
            .related(open.await(), "waits here with the frame open")
            .help("end the frame before the wait, or use `alloc.taskAlloc()`"),
        open.allocation());
  }
}
