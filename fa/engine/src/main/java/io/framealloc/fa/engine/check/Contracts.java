package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import java.util.function.BiPredicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * What a public method does to its caller's memory on every path, its signature has to say: that it
 * ends a frame ({@code FA102}), moves a parameter ({@code FA104}) or keeps one ({@code FA702}).
 */
final class Contracts extends Check {

  Contracts(Reports reports) {
    super(reports);
  }

  @Override
  void onExits(Moment at, List<Exit> exits) {
    Element method = at.activation().owner();
    List<Exit> returns = exits.stream().filter(exit -> exit.way() == Way.RETURN).toList();
    if (method.getKind() != ElementKind.METHOD
        || at.activation().spawn() != null
        || returns.isEmpty()
        || !FrameLeftOpen.isPublic(method)) {
      return;
    }
    for (Obj object : returns.getFirst().world().objects()) {
      if (!object.isForeign()) {
        continue;
      }
      boolean allocators = object.of() != null && object.of().kind() == Kind.ALLOCATOR;
      if (object.kind() == Kind.FRAME
          && allocators
          && !Annotations.has(method, Annotations.ENDS_FRAME)
          && always(returns, object, (world, o) -> world.life(o).status() == Status.ENDED)) {
        say(at, Code.FA102, "ends its caller's frame", "EndsFrame");
      }
      if (object.kind() == Kind.DATA
          && always(returns, object, (world, o) -> world.life(o).status() == Status.MOVED)) {
        warn(at, Code.FA104, "moves a parameter", "@Transfers");
      }
      if (object.kind() == Kind.DATA && always(returns, object, Contracts::isKept)) {
        warn(at, Code.FA702, "keeps a parameter", "@Escapes");
      }
    }
  }

  private static boolean isKept(World world, Obj object) {
    for (Kept kept : world.kept().values()) {
      if (kept.object() == object) {
        return true;
      }
    }
    return false;
  }

  private static boolean always(List<Exit> exits, Obj object, BiPredicate<World, Obj> holds) {
    return exits.stream().allMatch(exit -> holds.test(exit.world(), object));
  }

  private Draft draft(Code code, String what, String annotation) {
    return new Draft(code, "a public method " + what + ", and does not say so", what)
        .help("say it: `" + annotation + "`")
        .asWarning();
  }

  private void say(Moment at, Code code, String what, String annotation) {
    report(
        draft(code, what, "@" + annotation)
            .fix(
                new ResourceFix(reports().sources())
                    .annotate(at.place(), "io.framealloc.annotation." + annotation)),
        at);
  }

  private void warn(Moment at, Code code, String what, String annotation) {
    report(draft(code, what, annotation + " on the parameter"), at);
  }
}
