package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Evaluates receivers and arguments of calls, and finds out what is called. */
final class Calls {

  private final Machine machine;
  private final OtherCalls others;
  private final Inlining inlining;

  Calls(Machine machine) {
    this.machine = machine;
    this.inlining = new Inlining(machine);
    this.others = new OtherCalls(machine, inlining);
  }

  /** Returns what a call does, before anything of it is run. */
  Act actOf(MethodInvocationTree tree, Activation a) {
    ExecutableElement method = methodOf(tree, a);
    TypeMirror on = method == null ? null : typeOf(tree, method, a);
    return method == null || on == null ? Act.NONE : machine.library.act(method, on);
  }

  private @Nullable ExecutableElement methodOf(MethodInvocationTree tree, Activation a) {
    return machine.symbols.element(a.unit(), tree.getMethodSelect()) instanceof ExecutableElement e
        ? e
        : null;
  }

  /* The type that the method is called on: the receiver's, since ours inherit from hidden ones. */
  private @Nullable TypeMirror typeOf(
      MethodInvocationTree tree, ExecutableElement method, Activation a) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      TypeMirror type = machine.symbols.type(a.unit(), select.getExpression());
      if (type != null && machine.symbols.element(type) != null) {
        return type;
      }
    }
    return Symbols.ownType(method);
  }

  /** Evaluates what a call is made on. */
  Value receiverOf(MethodInvocationTree tree, World world, Activation a) {
    return switch (tree.getMethodSelect()) {
      case MemberSelectTree select -> machine.expressions.eval(select.getExpression(), world, a);
      case IdentifierTree name -> {
        Element method = machine.symbols.element(a.unit(), name);
        Obj self = method == null ? null : machine.owners.of(method, world, a);
        yield self == null ? Value.UNKNOWN : Value.of(self);
      }
      default -> Value.UNKNOWN;
    };
  }

  List<Out> outs(MethodInvocationTree tree, World world, Activation a) {
    ExecutableElement method = methodOf(tree, a);
    TypeMirror on = method == null ? null : typeOf(tree, method, a);
    if (method == null || on == null) {
      receiverOf(tree, world, a);
      tree.getArguments().forEach(argument -> machine.expressions.eval(argument, world, a));
      return List.of(new Out(world, Value.UNKNOWN));
    }
    boolean fixed = method.getModifiers().contains(Modifier.STATIC);
    Value receiver = fixed ? Value.UNKNOWN : receiverOf(tree, world, a);
    Tree at =
        tree.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : tree;
    return dispatch(
        new Call(
            tree,
            method,
            on,
            receiver,
            at,
            tree.getArguments(),
            arguments(tree.getArguments(), world, a),
            world,
            a));
  }

  private List<Value> arguments(List<? extends ExpressionTree> trees, World world, Activation a) {
    List<Value> values = new ArrayList<>();
    for (ExpressionTree tree : trees) {
      values.add(machine.expressions.eval(tree, world, a));
    }
    return values;
  }

  List<Out> dispatch(Call written) {
    if (written.world().isDead()) {
      return List.of();
    }
    Call call = machine.owners.resolve(written);
    machine.checks.onMethod(call.moment(), call.method(), call.receiver());
    tellAllocation(call);
    Act act = machine.library.act(call.method(), call.on());
    Obj on = call.receiver().single(Kind.CONTAINER);
    boolean own =
        on != null
            && (machine.owners.bodyOf(call) != null || Functions.codeOf(on) != null)
            && !Annotations.hasContract(call.method());
    return own || act == Act.NONE ? others.run(call) : machine.acts.run(act, call);
  }

  /** Makes a world what it is after any of these. */
  static void join(List<Out> outs, World world) {
    List<World> worlds = Statements.worlds(outs);
    worlds.removeIf(World::isDead);
    if (worlds.isEmpty()) {
      world.die();
    } else {
      world.become(World.merge(World.join(worlds)));
    }
  }

  /** Returns whether a value may lead to memory. */
  static boolean isTracked(Value value, World world) {
    for (Obj object : value.objects()) {
      Kind kind = object.root().kind();
      if (kind != Kind.CONTAINER || world.reach(List.of(object)).size() > 1) {
        return true;
      }
    }
    return false;
  }

  /* A method outside the library that gives memory allocates for its caller. */
  private void tellAllocation(Call call) {
    String home = Symbols.packageOf(call.method());
    Kind kind = machine.library.kindOf(call.method().getReturnType());
    if (kind != null
        && kind != Kind.ALLOCATOR
        && !home.startsWith("java.")
        && !home.equals("io.framealloc")) {
      machine.checks.onForeignAllocation(call.moment(), call.method());
    }
  }

  /** Runs the method {@code close()} of an object, at the end of its block. */
  void close(Obj object, ExpressionTree resource, World world, Activation a) {
    TypeMirror type = machine.symbols.type(a.unit(), resource);
    ExecutableElement method = type == null ? null : machine.symbols.method(type, "close");
    if (type == null || method == null) {
      return;
    }
    Value receiver = Value.of(object);
    Call call =
        new Call(resource, method, type, receiver, resource, List.of(), List.of(), world, a);
    join(dispatch(call), world);
  }

  /** Runs the method that a method reference names. */
  List<Out> invokeReference(
      MemberReferenceTree tree,
      @Nullable Value bound,
      List<Value> arguments,
      World world,
      Activation a) {
    Element element = machine.symbols.element(a.unit(), tree);
    TypeMirror on = machine.symbols.type(a.unit(), tree.getQualifierExpression());
    if (!(element instanceof ExecutableElement method)
        || on == null
        || tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
      return List.of(new Out(world, Value.UNKNOWN));
    }
    List<Value> rest = arguments;
    Value receiver = bound == null ? Value.UNKNOWN : bound;
    boolean fixed = method.getModifiers().contains(Modifier.STATIC);
    if (!fixed && receiver.objects().isEmpty() && !arguments.isEmpty()) {
      receiver = arguments.getFirst();
      rest = arguments.subList(1, arguments.size());
    }
    List<ExpressionTree> trees = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      trees.add(tree);
      values.add(i < rest.size() ? rest.get(i) : Value.UNKNOWN);
    }
    return dispatch(new Call(tree, method, on, receiver, tree, trees, values, world, a));
  }

  /** Runs a constructor. */
  List<Out> construct(NewClassTree tree, World world, Activation a) {
    if (tree.getEnclosingExpression() != null) {
      machine.expressions.eval(tree.getEnclosingExpression(), world, a);
    }
    List<Value> arguments = arguments(tree.getArguments(), world, a);
    TypeMirror type = machine.symbols.type(a.unit(), tree);
    Element element = machine.symbols.element(a.unit(), tree);
    if (type == null || !(element instanceof ExecutableElement constructor)) {
      return List.of(new Out(world, Value.UNKNOWN));
    }
    Kind kind = machine.library.kindOf(type);
    Moment at = new Moment(world, a, tree);
    boolean followed =
        kind != null
            || tree.getClassBody() != null
            || machine.bodies.localClass(Symbols.classOf(constructor)) != null
            || machine.library.isHolder(type)
            || machine.relevance.isRelevantType(Symbols.classOf(constructor))
            || arguments.stream().anyMatch(value -> isTracked(value, world));
    if (!followed) {
      return List.of(new Out(world, Value.UNKNOWN));
    }
    Obj object =
        machine.effects.make(
            at,
            kind == Kind.OWNED ? Kind.OWNED : Kind.CONTAINER,
            machine.symbols.shortName(type),
            null);
    world.setLife(object, kind == Kind.OWNED ? Life.owed(null) : Life.LIVE);
    world.empty(object);
    TypeElement own = machine.symbols.classOf(tree, a.unit());
    if (own != null && tree.getClassBody() == null) {
      machine.owners.born(object, own, world, a);
    }
    ClassTree local =
        tree.getClassBody() != null
            ? tree.getClassBody()
            : machine.bodies.localClass(Symbols.classOf(constructor));
    if (local != null) {
      machine.functions.anonymous(local, object, world, a);
    }
    Call call =
        new Call(
            tree,
            constructor,
            type,
            Value.of(object),
            tree,
            tree.getArguments(),
            arguments,
            world,
            a);
    machine.checks.onMethod(call.moment(), constructor, Value.UNKNOWN);
    return others.construct(call, object);
  }
}
