package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Lambdas, method references and objects of local classes: what they capture, and running them. */
final class Functions {

  /**
   * Code that runs later.
   *
   * @param tree the lambda, method reference or class body
   * @param home the body in which it was written
   * @param captured where it names which object
   * @param receiver what a method reference is bound to
   */
  record Code(Tree tree, Activation home, Map<Tree, Obj> captured, @Nullable Value receiver) {}

  private static final Set<String> RUNS = Set.of("run", "call", "get", "compute", "accept");

  private final Machine machine;
  private final Set<Tree> running = Collections.newSetFromMap(new IdentityHashMap<>());

  Functions(Machine machine) {
    this.machine = machine;
  }

  Value lambda(LambdaExpressionTree tree, World world, Activation a) {
    return code(tree, captures(tree, world, a), null, world, a);
  }

  Value reference(MemberReferenceTree tree, World world, Activation a) {
    Element element = machine.symbols.element(a.unit(), tree.getQualifierExpression());
    if (machine.symbols.element(a.unit(), tree) instanceof ExecutableElement method) {
      machine.checks.onReference(method);
    }
    boolean type =
        element != null && (element.getKind().isClass() || element.getKind().isInterface());
    Value receiver =
        type ? Value.UNKNOWN : machine.expressions.eval(tree.getQualifierExpression(), world, a);
    Map<Tree, Obj> captured = new LinkedHashMap<>();
    receiver.objects().forEach(object -> captured.put(tree.getQualifierExpression(), object));
    return code(tree, captured, receiver, world, a);
  }

  /** Notes what the body of an anonymous or local class captures, as code. */
  void anonymous(ClassTree body, Obj object, World world, Activation a) {
    Map<Tree, Obj> captured = captures(body, world, a);
    object.setDetail(new Code(body, a, captured, null));
    world.put(object, new LinkedHashSet<>(captured.values()));
  }

  private Value code(
      ExpressionTree tree,
      Map<Tree, Obj> captured,
      @Nullable Value receiver,
      World world,
      Activation a) {
    Obj function = machine.effects.make(new Moment(world, a, tree), Kind.FUNCTION, "lambda", null);
    function.setDetail(new Code(tree, a, captured, receiver));
    world.setLife(function, Life.LIVE);
    world.empty(function);
    world.put(function, new LinkedHashSet<>(captured.values()));
    return Value.of(function);
  }

  /* The first place where each captured object is named. */
  private Map<Tree, Obj> captures(Tree body, World world, Activation a) {
    Map<Tree, Obj> captured = new LinkedHashMap<>();
    Set<Obj> known = new LinkedHashSet<>();
    Set<Element> inside = machine.statements.declaredInside(body, a);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        Element element = machine.symbols.element(a.unit(), name);
        if (element != null && element.getKind().isVariable() && !inside.contains(element)) {
          Value value = valueOf(element, world);
          if (value != null) {
            for (Obj object : value.objects()) {
              if (known.add(object)) {
                captured.put(name, object);
              }
            }
          }
        }
        return null;
      }
    }.scan(body, null);
    return captured;
  }

  private @Nullable Value valueOf(Element variable, World world) {
    if (variable.getKind() == ElementKind.FIELD) {
      return null;
    }
    Value bound = world.binding(variable);
    boolean given =
        bound == null
            && variable.getKind() == ElementKind.PARAMETER
            && machine.library.kindOf(variable.asType()) != null;
    return given ? machine.expressions.variable(variable, variable, world) : bound;
  }

  static @Nullable Code codeOf(Obj object) {
    return object.detail() instanceof Code code ? code : null;
  }

  /* Running here. */

  /** Runs what is called, if it is the code of a function or of an anonymous class; else null. */
  @Nullable List<Out> called(Call call) {
    Obj one = call.receiver().single();
    Code code = one == null ? null : codeOf(one);
    if (code == null) {
      return null;
    }
    if (code.tree() instanceof ClassTree anonymous) {
      if (!anonymous.getSimpleName().isEmpty()) {
        return null; // its methods are followed as all others
      }
      MethodTree method = methodOf(anonymous, call.name(), call.arguments().size());
      return method == null ? null : runMethod(code, method, call.arguments(), call.world());
    }
    boolean itself = call.method().getModifiers().contains(Modifier.ABSTRACT);
    return itself ? run(code, code.home(), call.arguments(), call.world()) : null;
  }

  private static @Nullable MethodTree methodOf(ClassTree anonymous, String name, int parameters) {
    for (Tree member : anonymous.getMembers()) {
      if (member instanceof MethodTree method
          && method.getName().contentEquals(name)
          && method.getParameters().size() == parameters) {
        return method;
      }
    }
    return null;
  }

  private List<Out> runMethod(Code code, MethodTree method, List<Value> arguments, World world) {
    if (!running.add(method)) {
      return List.of(new Out(world, Value.UNKNOWN));
    }
    try {
      bind(method.getParameters(), arguments, world, code.home());
      return body(method.getBody(), world, code.home());
    } finally {
      running.remove(method);
    }
  }

  /** Runs code on this thread, once, and gives its results. */
  List<Out> run(Obj function, List<Value> arguments, World world) {
    Code code = codeOf(function);
    if (code == null) {
      return List.of(new Out(world, Value.UNKNOWN));
    }
    return run(code, code.home(), arguments, world);
  }

  List<Out> run(Code code, Activation home, List<Value> arguments, World world) {
    if (!running.add(code.tree())) {
      return List.of(new Out(world, Value.UNKNOWN)); // it calls itself
    }
    try {
      return runOnce(code, home, arguments, world);
    } finally {
      running.remove(code.tree());
    }
  }

  /* What it captured it still has, when the variables are gone. */
  private void restore(Code code, World world) {
    code.captured()
        .forEach(
            (tree, captured) -> {
              Element variable = machine.symbols.element(code.home().unit(), tree);
              if (variable != null
                  && variable.getKind() != ElementKind.FIELD
                  && world.binding(variable) == null) {
                world.bind(variable, Value.of(captured));
              }
            });
  }

  private List<Out> runOnce(Code code, Activation home, List<Value> arguments, World world) {
    restore(code, world);
    return switch (code.tree()) {
      case LambdaExpressionTree lambda -> {
        if (lambda.getParameters().isEmpty() || !arguments.isEmpty()) {
          bind(lambda.getParameters(), arguments, world, home);
        }
        yield body(lambda.getBody(), world, home);
      }
      case MemberReferenceTree reference ->
          machine.calls.invokeReference(reference, code.receiver(), arguments, world, home);
      case ClassTree anonymous -> {
        MethodTree method = runnable(anonymous);
        if (method == null) {
          yield List.of(new Out(world, Value.UNKNOWN));
        }
        bind(method.getParameters(), arguments, world, home);
        yield body(method.getBody(), world, home);
      }
      default -> List.of(new Out(world, Value.UNKNOWN));
    };
  }

  private static @Nullable MethodTree runnable(ClassTree anonymous) {
    for (Tree member : anonymous.getMembers()) {
      if (member instanceof MethodTree method && RUNS.contains(method.getName().toString())) {
        return method;
      }
    }
    return null;
  }

  private void bind(
      List<? extends VariableTree> parameters, List<Value> arguments, World world, Activation a) {
    for (int i = 0; i < parameters.size(); i++) {
      Element element = machine.symbols.element(a.unit(), parameters.get(i));
      if (element != null) {
        Value value = i < arguments.size() ? arguments.get(i) : Value.UNKNOWN;
        if (value.equals(Value.UNKNOWN)) {
          value = machine.expressions.stranger(parameters.get(i), element.asType(), world);
        }
        world.bind(element, value);
      }
    }
  }

  private List<Out> body(@Nullable Tree body, World world, Activation a) {
    if (body instanceof ExpressionTree value) {
      return machine.expressions.outs(value, world, a);
    }
    List<Out> outs = new ArrayList<>();
    if (body instanceof StatementTree block) {
      List<World> after = new ArrayList<>();
      List<Leaving> left =
          machine.catching(() -> after.addAll(machine.statements.run(block, List.of(world), a)));
      after.forEach(w -> outs.add(new Out(w, Value.UNKNOWN)));
      for (Leaving leaving : left) {
        if (leaving.how() == Leaving.How.RETURN) {
          outs.add(new Out(leaving.world(), leaving.value()));
        } else {
          machine.leaving.add(leaving);
        }
      }
    }
    return outs;
  }

  /** Runs code that may run here, any number of times: what it may change is not known after. */
  void maybeRun(Obj function, List<Value> arguments, World world) {
    World copy = world.copy();
    List<World> worlds = new ArrayList<>();
    List<Leaving> left =
        machine.catching(() -> worlds.addAll(Statements.worlds(run(function, arguments, copy))));
    Code code = codeOf(function);
    if (code != null) {
      machine.exits.checkLeftOpen(new Moment(world, code.home(), code.tree()), worlds, left);
    }
    left.forEach(leaving -> worlds.add(leaving.world()));
    for (World after : worlds) {
      for (Obj object : world.objects()) {
        if (!after.isDead()
            && after.knows(object)
            && after.life(object).status() != world.life(object).status()) {
          world.setLife(object, world.life(object).unknown());
        }
      }
      for (Obj allocator : after.allocators()) {
        if (!after.frames(allocator).open().equals(world.frames(allocator).open())) {
          world.setFrames(allocator, Frames.LOST);
        }
      }
      for (Obj object : world.objects()) {
        if (object.kind() == Kind.CONTAINER && !object.isForeign()) {
          world.put(object, after.contents(object));
          after.contents(object).forEach(o -> world.setLife(o, after.life(o)));
        }
      }
      after.kept().forEach((where, kept) -> keep(where, kept, after, world));
    }
  }

  private static void keep(Object where, Kept kept, World after, World world) {
    world.keep(where, kept);
    for (Obj object : after.reach(List.of(kept.object()))) {
      if (!world.knows(object)) {
        world.setLife(object, after.life(object));
      }
    }
  }
}
