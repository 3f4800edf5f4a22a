package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import java.util.function.BiPredicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

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
      if (object.kind() != Kind.DATA || isSaid(at, returns.getFirst().world(), object)) {
        continue;
      }
      if (always(returns, object, (world, o) -> world.life(o).status() == Status.MOVED)) {
        warn(at, returns, object, Code.FA104, "moves a parameter", "Transfers");
      }
      if (always(returns, object, Contracts::isKept)) {
        warn(at, returns, object, Code.FA702, "keeps a parameter", "Escapes");
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

  private void warn(
      Moment at, List<Exit> exits, Obj object, Code code, String what, String annotation) {
    VariableTree parameter = parameter(at, exits.getFirst().world(), object);
    report(
        draft(code, what, "@" + annotation)
            .fix(
                parameter == null
                    ? null
                    : new ResourceFix(reports().sources())
                        .annotate(
                            at.at(parameter).place(), "io.framealloc.annotation." + annotation)),
        at);
  }

  private static @Nullable VariableTree parameter(Moment at, World world, Obj object) {
    int index = indexOf(at, world, object);
    return index >= 0 && at.tree() instanceof MethodTree tree
        ? tree.getParameters().get(index)
        : null;
  }

  private static boolean isSaid(Moment at, World world, Obj object) {
    int index = indexOf(at, world, object);
    if (index < 0 || !(at.activation().owner() instanceof ExecutableElement method)) {
      return false;
    }
    Element parameter = method.getParameters().get(index);
    return Annotations.has(parameter, Annotations.ESCAPES)
        || Annotations.has(parameter, Annotations.TRANSFERS);
  }

  /* The parameter that an object came in by. */
  private static int indexOf(Moment at, World world, Obj object) {
    if (at.activation().owner() instanceof ExecutableElement method) {
      for (int i = 0; i < method.getParameters().size(); i++) {
        Value value = world.binding(method.getParameters().get(i));
        if (value != null && value.single() == object) {
          return i;
        }
      }
    }
    return -1;
  }
}
