package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Parts paths by a condition, and remembers what it was. */
final class Branches {

  /**
   * Paths after a condition; no world is in both.
   *
   * @param yes where it holds
   * @param no where it does not
   */
  record Split(List<World> yes, List<World> no) {

    Split not() {
      return new Split(no, yes);
    }
  }

  /** What is remembered about a variable that was compared with {@code null}. */
  private record NotNull(Element variable) {}

  private final Machine machine;

  Branches(Machine machine) {
    this.machine = machine;
  }

  Split split(ExpressionTree tree, List<World> in, Activation a) {
    Split split = new Split(new ArrayList<>(), new ArrayList<>());
    for (World world : in) {
      Split one = split(tree, world.copy(), a);
      split.yes.addAll(one.yes);
      split.no.addAll(one.no);
    }
    split.yes.removeIf(World::isDead);
    split.no.removeIf(World::isDead);
    return split;
  }

  private Split split(ExpressionTree tree, World world, Activation a) {
    return switch (tree) {
      case ParenthesizedTree inner -> split(inner.getExpression(), world, a);
      case LiteralTree literal -> decided(Boolean.TRUE.equals(literal.getValue()), world);
      case UnaryTree not when not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT ->
          split(not.getExpression(), world, a).not();
      case BinaryTree both when both.getKind() == Tree.Kind.CONDITIONAL_AND -> {
        Split left = split(both.getLeftOperand(), world, a);
        Split right = split(both.getRightOperand(), left.yes, a);
        right.no.addAll(left.no);
        yield right;
      }
      case BinaryTree either when either.getKind() == Tree.Kind.CONDITIONAL_OR -> {
        Split left = split(either.getLeftOperand(), world, a);
        Split right = split(either.getRightOperand(), left.no, a);
        right.yes.addAll(left.yes);
        yield right;
      }
      case BinaryTree equal when equal.getKind() == Tree.Kind.EQUAL_TO -> compare(equal, world, a);
      case BinaryTree unequal when unequal.getKind() == Tree.Kind.NOT_EQUAL_TO ->
          compare(unequal, world, a).not();
      case IdentifierTree name -> variable(name, world, a);
      case InstanceOfTree test -> instance(test, world, a);
      case MethodInvocationTree call when isInFrame(call, a) -> inFrame(call, world, a);
      case MethodInvocationTree call when isEmptyTest(call) && isFilled(call, world, a) ->
          decided(false, world);
      default -> {
        Value value = machine.expressions.eval(tree, world, a);
        yield value.constant() instanceof Boolean known ? decided(known, world) : open(world);
      }
    };
  }

  private static Split decided(boolean holds, World world) {
    return new Split(
        new ArrayList<>(holds ? List.of(world) : List.of()),
        new ArrayList<>(holds ? List.of() : List.of(world)));
  }

  private static Split open(World world) {
    World other = world.copy();
    return new Split(new ArrayList<>(List.of(world)), new ArrayList<>(List.of(other)));
  }

  private static Split remembered(Object key, World world) {
    Boolean known = world.fact(key);
    if (known != null) {
      return decided(known, world);
    }
    Split split = open(world);
    split.yes.getFirst().assume(key, true);
    split.no.getFirst().assume(key, false);
    return split;
  }

  private Split variable(IdentifierTree name, World world, Activation a) {
    Element element = machine.symbols.element(a.unit(), name);
    if (element == null) {
      return open(world);
    }
    boolean local =
        element.getKind() == ElementKind.LOCAL_VARIABLE
            || element.getKind() == ElementKind.PARAMETER;
    return local ? remembered(element, world) : open(world);
  }

  /* Gives the paths where the operands are equal, and the others. */
  private Split compare(BinaryTree tree, World world, Activation a) {
    Value left = machine.expressions.eval(tree.getLeftOperand(), world, a);
    Value right = machine.expressions.eval(tree.getRightOperand(), world, a);
    if (!left.isNull() && !right.isNull()) {
      return open(world);
    }
    Value other = left.isNull() ? right : left;
    if (other.isNull()) {
      return decided(true, world);
    }
    Obj one = other.single();
    if (one != null && !one.isForeign()) {
      return decided(false, world);
    }
    Element variable =
        variableOf(left.isNull() ? tree.getRightOperand() : tree.getLeftOperand(), a);
    return variable == null ? open(world) : remembered(new NotNull(variable), world).not();
  }

  private @Nullable Element variableOf(ExpressionTree tree, Activation a) {
    Element element =
        tree instanceof IdentifierTree ? machine.symbols.element(a.unit(), tree) : null;
    return element != null
            && (element.getKind() == ElementKind.LOCAL_VARIABLE
                || element.getKind() == ElementKind.PARAMETER)
        ? element
        : null;
  }

  private Split instance(InstanceOfTree test, World world, Activation a) {
    Value value = machine.expressions.eval(test.getExpression(), world, a);
    Split split = open(world);
    machine.patterns.bind(test.getPattern(), value, split.yes.getFirst(), a);
    return split;
  }

  private static boolean isEmptyTest(MethodInvocationTree call) {
    return call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree
        && select.getIdentifier().contentEquals("isEmpty");
  }

  /* Whether a collection holds something that nobody has taken out to close it. */
  private boolean isFilled(MethodInvocationTree call, World world, Activation a) {
    Obj one = machine.calls.receiverOf(call, world, a).single(Kind.CONTAINER);
    return one != null
        && !one.isForeign()
        && world.contents(one).stream().anyMatch(held -> world.life(held).owed());
  }

  private boolean isInFrame(MethodInvocationTree call, Activation a) {
    return machine.calls.actOf(call, a) == Act.IN_FRAME;
  }

  private Split inFrame(MethodInvocationTree call, World world, Activation a) {
    Obj allocator = machine.calls.receiverOf(call, world, a).single(Kind.ALLOCATOR);
    if (allocator == null || !world.frames(allocator).known()) {
      return open(world);
    }
    if (world.frames(allocator).isSome() || world.frames(allocator).isNone()) {
      return decided(world.frames(allocator).isSome(), world);
    }
    Split split = open(world);
    World in = split.yes.getFirst();
    World out = split.no.getFirst();
    in.setFrames(allocator, in.frames(allocator).assume(true));
    out.setFrames(allocator, out.frames(allocator).assume(false));
    return split;
  }
}
