package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code FA106}: a scope or checkpoint is used out of order, or what was in it after it. */
final class UseAfterRollback extends Check {

  UseAfterRollback(Reports reports) {
    super(reports);
  }

  @Override
  void onUse(Moment at, Obj object) {
    Life life = at.world().life(object);
    Obj root = object.root();
    boolean scope = root.kind() == Kind.SCOPE && life.status() == Status.ENDED;
    if (life.status() == Status.ROLLED || scope) {
      report(
          new Draft(
                  Code.FA106,
                  "use of " + name(at, root.type()) + " after its scope was closed or rolled back",
                  "used here after its memory was given back")
              .related(root.born(), "allocated here")
              .related(life.since(), "given back here")
              .help("allocate it before the scope or checkpoint, or use it inside"),
          at);
    }
  }

  @Override
  void onRollback(Moment at, Obj frame, Obj checkpoint, List<Obj> regions) {
    Life life = at.world().life(checkpoint);
    if (life.status() == Status.ENDED || life.status() == Status.ROLLED) {
      report(
          new Draft(
                  Code.FA106,
                  life.status() == Status.ENDED
                      ? "a checkpoint is used after its frame"
                      : "a checkpoint is used that was rolled back past",
                  "this checkpoint is dead")
              .related(checkpoint.born(), "taken here")
              .related(life.since(), "it died here")
              .help("take a checkpoint in the frame that is open"),
          at);
    } else if (checkpoint.of() != null && checkpoint.of() != frame) {
      report(
          new Draft(Code.FA106, "a checkpoint is used with another frame", "not of this frame")
              .related(checkpoint.born(), "taken here")
              .help("roll back with the frame that took the checkpoint"),
          at);
    } else {
      int from = regions.indexOf(checkpoint);
      for (int i = from + 1; from >= 0 && i < regions.size(); i++) {
        if (regions.get(i).kind() == Kind.SCOPE) {
          report(
              new Draft(
                      Code.FA106,
                      "a rollback past a nested scope that is still open",
                      "rolls back to before the scope")
                  .related(regions.get(i).born(), "the scope was opened here")
                  .help("close the scope before the rollback"),
              at);
        }
      }
    }
  }

  @Override
  void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {
    if (frame == null) {
      return;
    }
    if (frame.kind() == Kind.SCOPE) {
      closeScope(at, frame);
    } else if (at.world().life(frame).status() == Status.LIVE) {
      for (Obj region : at.world().regions(frame)) {
        if (region.kind() == Kind.SCOPE && !region.isForeign()) {
          at.world().mark(new Orphan(region, at.place(), at.activation()));
        }
      }
    }
  }

  /* The end of the frame was too early if the scope is closed after it; else FA103. */
  private void closeOrphan(Moment at, Obj scope) {
    Orphan orphan = Orphan.of(scope, at.world());
    if (orphan != null) {
      at.world().unmarkIf(orphan::equals);
      reports()
          .add(
              new Draft(
                      Code.FA106,
                      "a frame is ended while a nested scope in it is open",
                      "ends the frame with the scope in it")
                  .related(scope.born(), "the scope was opened here")
                  .related(at.place(), "the scope is closed here")
                  .help("close the scope first; try-with-resources keeps the order"),
              orphan.end(),
              orphan.activation());
    }
  }

  private void closeScope(Moment at, Obj scope) {
    closeOrphan(at, scope);
    Life life = at.world().life(scope);
    if (life.status() == Status.ENDED || life.status() == Status.ROLLED) {
      report(
          new Draft(Code.FA106, "a nested scope is closed twice", "closed again here")
              .related(scope.born(), "opened here")
              .related(life.since(), "closed here already")
              .help("close it once; try-with-resources closes it by itself"),
          at);
      return;
    }
    List<Obj> regions = scope.of() == null ? List.of() : at.world().regions(scope.of());
    int from = regions.indexOf(scope);
    for (int i = from + 1; from >= 0 && i < regions.size(); i++) {
      if (regions.get(i).kind() == Kind.SCOPE) {
        report(
            new Draft(
                    Code.FA106,
                    "a nested scope is closed while one inside it is open",
                    "closes the outer scope first")
                .related(scope.born(), "the outer scope was opened here")
                .related(regions.get(i).born(), "the inner scope was opened here")
                .help("close scopes in the reverse order of opening"),
            at);
      }
    }
  }
}
