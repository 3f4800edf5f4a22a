package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What expressions give, and what they do on the way. */
final class Expressions {

  private final Machine machine;

  Expressions(Machine machine) {
    this.machine = machine;
  }

  /** Runs an expression, keeping the paths through it apart. The world is used up. */
  List<Out> outs(ExpressionTree tree, World world, Activation a) {
    return switch (tree) {
      case ParenthesizedTree inner -> outs(inner.getExpression(), world, a);
      case TypeCastTree cast -> outs(cast.getExpression(), world, a);
      case MethodInvocationTree call -> machine.calls.outs(call, world, a);
      case NewClassTree made -> machine.calls.construct(made, world, a);
      case ConditionalExpressionTree choice -> {
        Branches.Split split = machine.branches.split(choice.getCondition(), List.of(world), a);
        List<Out> outs = new ArrayList<>();
        split.yes().forEach(w -> outs.addAll(outs(choice.getTrueExpression(), w, a)));
        split.no().forEach(w -> outs.addAll(outs(choice.getFalseExpression(), w, a)));
        yield outs;
      }
      case SwitchExpressionTree choice ->
          machine.statements.choose(
              choice, choice.getExpression(), choice.getCases(), List.of(world), a);
      case AssignmentTree assignment -> {
        List<Out> outs = new ArrayList<>();
        for (Out out : outs(assignment.getExpression(), world, a)) {
          machine.assignments.assign(
              assignment.getVariable(),
              out.value(),
              new Moment(out.world(), a, assignment),
              assignment.getExpression());
          outs.add(out);
        }
        yield outs;
      }
      default -> List.of(new Out(world, simple(tree, world, a)));
    };
  }

  /** Runs an expression in place; where paths part in it, they are joined after it. */
  Value eval(ExpressionTree tree, World world, Activation a) {
    List<Out> outs = outs(tree, world, a).stream().filter(out -> !out.world().isDead()).toList();
    Value value = outs.isEmpty() ? Value.UNKNOWN : outs.getFirst().value();
    for (Out out : outs) {
      value = value.or(out.value());
    }
    Calls.join(outs, world);
    return value;
  }

  private Value simple(ExpressionTree tree, World world, Activation a) {
    return switch (tree) {
      case LiteralTree literal ->
          literal.getKind() == Tree.Kind.NULL_LITERAL
              ? Value.constant(Value.NULL)
              : Value.constant(literal.getValue());
      case IdentifierTree name -> identifier(name, world, a);
      case MemberSelectTree select -> select(select, world, a);
      case LambdaExpressionTree lambda -> machine.functions.lambda(lambda, world, a);
      case MemberReferenceTree reference -> machine.functions.reference(reference, world, a);
      case NewArrayTree array -> array(array, world, a);
      case ArrayAccessTree access -> {
        Value holder = eval(access.getExpression(), world, a);
        eval(access.getIndex(), world, a);
        Obj one = holder.single(Kind.CONTAINER);
        yield one == null ? symbolic(access, world, a) : Value.of(world.contents(one));
      }
      case BinaryTree operation -> {
        concatenated(operation.getLeftOperand(), world, a);
        concatenated(operation.getRightOperand(), world, a);
        yield Value.UNKNOWN;
      }
      case UnaryTree operation -> {
        eval(operation.getExpression(), world, a);
        machine.assignments.forget(operation.getExpression(), world, a);
        yield Value.UNKNOWN;
      }
      case CompoundAssignmentTree operation -> {
        concatenated(operation.getExpression(), world, a);
        eval(operation.getVariable(), world, a);
        machine.assignments.forget(operation.getVariable(), world, a);
        yield Value.UNKNOWN;
      }
      case InstanceOfTree test -> {
        eval(test.getExpression(), world, a);
        yield Value.UNKNOWN;
      }
      default -> Value.UNKNOWN;
    };
  }

  /* An operand is read: its text, or its number. */
  private void concatenated(ExpressionTree tree, World world, Activation a) {
    Value value = eval(tree, world, a);
    Obj one = value.single(Kind.DATA);
    if (one != null && Symbols.isReference(machine.symbols.type(a.unit(), tree))) {
      machine.effects.use(new Moment(world, a, tree), one);
    }
  }

  private Value identifier(IdentifierTree name, World world, Activation a) {
    if (name.getName().contentEquals("this") || name.getName().contentEquals("super")) {
      return a.self() == null ? Value.UNKNOWN : Value.of(a.self());
    }
    Element element = machine.symbols.element(a.unit(), name);
    if (element == null || !element.getKind().isVariable()) {
      return Value.UNKNOWN;
    }
    if (element.getKind() == ElementKind.FIELD) {
      Obj owner = machine.owners.of(element, world, a);
      return owner == null
          ? ownerless(element, world)
          : variable(new World.Slot(owner, element), element, world);
    }
    return variable(element, element, world);
  }

  private Value select(MemberSelectTree select, World world, Activation a) {
    Element element = machine.symbols.element(a.unit(), select);
    if (select.getIdentifier().contentEquals("this")
        && machine.symbols.element(a.unit(), select.getExpression()) instanceof TypeElement type) {
      Obj outer = machine.owners.of(type, world, a);
      return outer == null ? Value.UNKNOWN : Value.of(outer);
    }
    if (element == null || !element.getKind().isVariable()) {
      return Value.UNKNOWN;
    }
    if (element.getModifiers().contains(Modifier.STATIC)) {
      return variable(element, element, world);
    }
    Value holder = eval(select.getExpression(), world, a);
    Obj one = holder.single();
    return one == null
        ? symbolic(select, world, a)
        : variable(new World.Slot(one, element), element, world);
  }

  /* The field of an object that is not known may be another each time; but allocators are few. */
  private Value ownerless(Element field, World world) {
    return field.getModifiers().contains(Modifier.STATIC)
            || machine.library.kindOf(field.asType()) == Kind.ALLOCATOR
        ? variable(field, field, world)
        : Value.UNKNOWN;
  }

  /** Returns what a variable holds; what came from outside is an object of its own. */
  Value variable(Object key, Element element, World world) {
    Value bound = world.binding(key);
    if (bound != null) {
      return bound;
    }
    if (element instanceof VariableElement variable && variable.getConstantValue() != null) {
      return Value.constant(variable.getConstantValue());
    }
    Value value = foreign(key, element.asType(), world);
    if (!value.objects().isEmpty()) {
      world.bind(key, value);
    }
    return value;
  }

  /** Returns an object from outside, if its type is followed. */
  Value foreign(Object key, @Nullable TypeMirror type, World world) {
    Kind kind = machine.library.kindOf(type);
    if (kind == null && type != null && isFollowed(type)) {
      kind = Kind.CONTAINER;
    }
    if (kind == null) {
      return Value.UNKNOWN;
    }
    Obj object = machine.universe.foreign(kind, machine.symbols.shortName(type), key, null);
    if (machine.library.mayBeShared(type)) {
      object.setDetail(Elsewhere.Shared.ALL_THREADS);
    }
    if (!world.knows(object)) {
      world.setLife(object, Life.LIVE);
    }
    return Value.of(object);
  }

  /** Returns an object from outside that was not met before, each time. */
  Value stranger(Object key, @Nullable TypeMirror type, World world) {
    Value value = foreign(key, type, world);
    value.objects().forEach(object -> world.setLife(object, Life.LIVE));
    return value;
  }

  private boolean isFollowed(TypeMirror type) {
    Element element = machine.symbols.element(type);
    return machine.library.isHolder(type)
        || (element != null && machine.relevance.isRelevantType(element));
  }

  /** Returns the object that a chain of names stands for, the same each time. */
  Value symbolic(ExpressionTree tree, World world, Activation a) {
    TypeMirror type = machine.symbols.type(a.unit(), tree);
    if (machine.library.kindOf(type) != Kind.ALLOCATOR) {
      return Value.UNKNOWN;
    }
    List<Object> path = new ArrayList<>();
    return isPath(tree, path, a) ? foreign(path, type, world) : Value.UNKNOWN;
  }

  private boolean isPath(@Nullable Tree tree, List<Object> path, Activation a) {
    if (tree == null) {
      return false;
    }
    Element element =
        tree instanceof MethodInvocationTree call
            ? machine.symbols.element(a.unit(), call.getMethodSelect())
            : machine.symbols.element(a.unit(), tree);
    if (element == null) {
      return false;
    }
    path.add(element);
    return switch (tree) {
      case MethodInvocationTree call ->
          call.getArguments().isEmpty() && isPathOfCall(call.getMethodSelect(), path, a);
      case MemberSelectTree select ->
          element.getModifiers().contains(Modifier.STATIC)
              || isPath(select.getExpression(), path, a);
      case IdentifierTree _ -> true;
      default -> false;
    };
  }

  private boolean isPathOfCall(ExpressionTree method, List<Object> path, Activation a) {
    return method instanceof IdentifierTree
        || (method instanceof MemberSelectTree select
            && (select.getExpression() instanceof MemberSelectTree
                || isPath(select.getExpression(), path, a)));
  }

  private Value array(NewArrayTree tree, World world, Activation a) {
    TypeMirror type = machine.symbols.type(a.unit(), tree);
    if (type != null && !machine.library.isHolder(type)) {
      sizes(tree, world, a);
      return Value.UNKNOWN;
    }
    Obj array = machine.effects.make(new Moment(world, a, tree), Kind.CONTAINER, "array", null);
    world.setLife(array, Life.LIVE);
    sizes(tree, world, a);
    if (tree.getInitializers() != null) {
      for (ExpressionTree element : tree.getInitializers()) {
        Set<Obj> objects = eval(element, world, a).objects();
        world.put(array, objects);
      }
    }
    return Value.of(array);
  }

  private void sizes(NewArrayTree tree, World world, Activation a) {
    if (tree.getDimensions() != null) {
      tree.getDimensions().forEach(size -> eval(size, world, a));
    }
  }
}
