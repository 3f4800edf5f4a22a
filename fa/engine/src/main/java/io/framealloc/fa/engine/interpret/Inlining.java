package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.MethodTree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Runs called methods of the compilation in the caller's world: the summary of a method is its body
 * in this context. Recursion and deep calls are not followed.
 */
final class Inlining {

  private static final int DEEPEST = 5;
  private static final int MOST_STEPS = 2000;

  private final Machine machine;

  Inlining(Machine machine) {
    this.machine = machine;
  }

  /** Returns the outcomes of a call; null if it cannot be followed. */
  @Nullable List<Out> run(Call call, @Nullable Obj self) {
    Activation a = call.activation();
    ExecutableElement method = call.method();
    Bodies.Body body = machine.owners.bodyOf(call);
    if (body == null) {
      return accessor(call, self);
    }
    if (!isWorthIt(call)) {
      return call.gives(Value.UNKNOWN);
    }
    if (a.level() >= DEEPEST
        || machine.steps > MOST_STEPS
        || a.isRunning(method)
        || Annotations.hasContract(method)) {
      return null;
    }
    machine.checks.onFollowed(method);
    MethodTree tree = body.tree();
    Activation callee = a.callee(body.unit(), method, self, call.tree());
    World world = call.world();
    Set<Object> locals = bind(method, call, callee);
    List<Out> outs = new ArrayList<>();
    List<World> after = new ArrayList<>();
    List<Leaving> left =
        machine.catching(
            () -> after.addAll(machine.statements.run(tree.getBody(), List.of(world), callee)));
    after.forEach(w -> outs.add(new Out(w, Value.UNKNOWN)));
    locals.addAll(machine.statements.declaredInside(tree, callee));
    for (Leaving leaving : left) {
      if (leaving.how() == Leaving.How.RETURN) {
        outs.add(new Out(leaving.world(), leaving.value()));
      } else if (leaving.how() != Leaving.How.MAY_THROW || machine.catches > 0) {
        leave(leaving.world(), leaving.value(), call, callee, locals);
        machine.leaving.add(leaving);
      }
    }
    for (Out out : outs) {
      forgiveResult(out, callee);
      leave(out.world(), out.value(), call, callee, locals);
    }
    return outs;
  }

  /* Forgets what the method alone could reach. */
  private void leave(World world, Value result, Call call, Activation callee, Set<Object> locals) {
    world.unbind(locals);
    List<Obj> roots = new ArrayList<>(result.objects());
    call.arguments().forEach(value -> roots.addAll(value.objects()));
    roots.addAll(call.receiver().objects());
    machine.exits.sweep(world, callee, call.tree(), roots, false);
  }

  /* What a method returns dead is its own mistake. */
  private static void forgiveResult(Out out, Activation callee) {
    for (Obj object : out.value().objects()) {
      if (object.level() >= callee.level() && out.world().life(object).status().isDead()) {
        out.world().setLife(object, out.world().life(object).unknown());
      }
    }
  }

  /** Returns whether a method has anything to do with memory, or is given some. */
  boolean isWorthIt(Call call) {
    return machine.relevance.isRelevant(call.method())
        || call.arguments().stream().anyMatch(value -> Calls.isTracked(value, call.world()));
  }

  private Set<Object> bind(ExecutableElement method, Call call, Activation callee) {
    World world = call.world();
    Set<Object> locals = new HashSet<>();
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      boolean rest = method.isVarArgs() && i == parameters.size() - 1;
      Value value = rest ? rest(i, call, callee) : call.argument(i);
      world.bind(parameters.get(i), value);
      locals.add(parameters.get(i));
      if (value.constant() instanceof Boolean known) {
        world.assume(parameters.get(i), known);
      }
    }
    return locals;
  }

  /* The array of a variable number of arguments, unless it is given as one. */
  private Value rest(int from, Call call, Activation callee) {
    if (call.arguments().size() == from + 1) {
      TypeMirror type = machine.symbols.type(call.activation().unit(), call.trees().get(from));
      if (type != null && type.getKind() == TypeKind.ARRAY) {
        return call.argument(from);
      }
    }
    Obj array =
        machine.effects.make(
            new Moment(call.world(), callee, call.tree()), Kind.CONTAINER, "array", null);
    call.world().setLife(array, Life.LIVE);
    call.world().empty(array);
    for (int i = from; i < call.arguments().size(); i++) {
      call.world().put(array, call.argument(i).objects());
    }
    return Value.of(array);
  }

  /* The accessor of a record has no body. */
  private @Nullable List<Out> accessor(Call call, @Nullable Obj self) {
    TypeElement home = Symbols.classOf(call.method());
    if (self != null
        && home != null
        && home.getKind() == ElementKind.RECORD
        && call.method().getParameters().isEmpty()) {
      Element field = fieldOf(home, call.name());
      Value value = field == null ? null : call.world().binding(new World.Slot(self, field));
      if (value != null) {
        return call.gives(value);
      }
    }
    return null;
  }

  /** Returns the field of a record component. */
  static @Nullable Element fieldOf(TypeElement record, String name) {
    for (Element member : record.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && member.getSimpleName().contentEquals(name)) {
        return member;
      }
    }
    return null;
  }
}
