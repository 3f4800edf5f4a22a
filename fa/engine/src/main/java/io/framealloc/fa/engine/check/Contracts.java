package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodTree;
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
import javax.lang.model.element.VariableElement;

/**
 * What a public method does to its caller's memory on every path, its signature has to say: that it
 * ends a frame ({@code FA102}), moves a parameter ({@code FA104}) or keeps one ({@code FA702}).
 */
final class Contracts extends Check {

  private static final String PACKAGE = "io.framealloc.annotation.";

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
      boolean allocators = object.of() != null && object.of().kind() == Kind.ALLOCATOR;
      if (object.isForeign()
          && object.kind() == Kind.FRAME
          && allocators
          && !Annotations.has(method, Annotations.ENDS_FRAME)
          && always(returns, object, (world, o) -> world.life(o).status() == Status.ENDED)) {
        report(
            draft(Code.FA102, "ends its caller's frame", "EndsFrame")
                .fix(fixes().annotate(at.place(), PACKAGE + "EndsFrame")),
            at);
      }
    }
    checkParameters(at, (ExecutableElement) method, returns);
  }

  private void checkParameters(Moment at, ExecutableElement method, List<Exit> returns) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      Value given = returns.getFirst().world().binding(parameters.get(i));
      Obj object = given == null ? null : given.single(Kind.DATA);
      if (object == null || !object.isForeign() || isSaid(parameters.get(i))) {
        continue;
      }
      if (always(returns, object, (world, o) -> world.life(o).status() == Status.MOVED)) {
        sayOn(at, i, draft(Code.FA104, "moves a parameter", "Transfers"), "Transfers");
      }
      if (always(returns, object, Contracts::isKept)) {
        sayOn(at, i, draft(Code.FA702, "keeps a parameter", "Escapes"), "Escapes");
      }
    }
  }

  private static boolean isSaid(VariableElement parameter) {
    return Annotations.has(parameter, Annotations.ESCAPES)
        || Annotations.has(parameter, Annotations.TRANSFERS);
  }

  private void sayOn(Moment at, int parameter, Draft draft, String annotation) {
    if (at.tree() instanceof MethodTree tree) {
      Moment declared = at.at(tree.getParameters().get(parameter));
      report(draft.fix(fixes().annotateParameter(declared.place(), PACKAGE + annotation)), at);
    }
  }

  private ResourceFix fixes() {
    return new ResourceFix(reports().sources());
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
        .help("say it: `@" + annotation + "`")
        .asWarning();
  }
}
