package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Loop;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** How often the body of a loop runs, where the source says it. */
final class Trips {

  private final Symbols symbols;

  Trips(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Returns the trip count of a loop, {@link Loop#UNKNOWN}, or {@link Loop#ENDLESS}. */
  long of(StatementTree tree, Activation a) {
    return switch (tree) {
      case ForLoopTree loop when loop.getCondition() == null -> endless(loop.getStatement());
      case ForLoopTree loop -> counted(loop, a);
      case WhileLoopTree loop -> isEndless(loop.getCondition(), loop, a);
      case DoWhileLoopTree loop -> isEndless(loop.getCondition(), loop, a);
      default -> Loop.UNKNOWN;
    };
  }

  private long isEndless(ExpressionTree condition, Tree loop, Activation a) {
    ExpressionTree test = condition;
    while (test instanceof ParenthesizedTree inner) {
      test = inner.getExpression();
    }
    boolean always = test instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue());
    return always || isFlag(test, loop, a) ? endless(loop) : Loop.UNKNOWN;
  }

  /* A field that the loop does not set: someone else ends it, some day. */
  private boolean isFlag(ExpressionTree test, Tree loop, Activation a) {
    boolean name = test instanceof IdentifierTree || test instanceof MemberSelectTree;
    Element field = name ? symbols.element(a.unit(), test) : null;
    return field != null && field.getKind() == ElementKind.FIELD && !isSetIn(loop, field, a);
  }

  private boolean isSetIn(Tree loop, Element field, Activation a) {
    boolean[] set = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        set[0] |= field.equals(symbols.element(a.unit(), tree.getVariable()));
        return super.visitAssignment(tree, null);
      }
    }.scan(loop, null);
    return set[0];
  }

  private static long endless(Tree loop) {
    boolean[] leaves = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public @Nullable Void visitLambdaExpression(LambdaExpressionTree t, @Nullable Void unused) {
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        return null;
      }
    }.scan(loop, null);
    return leaves[0] ? Loop.UNKNOWN : Loop.ENDLESS;
  }

  private long counted(ForLoopTree loop, Activation a) {
    if (loop.getInitializer().size() != 1
        || loop.getUpdate().size() != 1
        || !(loop.getInitializer().getFirst() instanceof VariableTree variable)
        || !(loop.getCondition() instanceof BinaryTree test)) {
      return Loop.UNKNOWN;
    }
    Element counter = symbols.element(a.unit(), variable);
    Long from = constant(variable.getInitializer(), a);
    Long to = constant(test.getRightOperand(), a);
    Long step = step(loop.getUpdate().getFirst(), counter, a);
    if (counter == null
        || from == null
        || to == null
        || step == null
        || step == 0
        || !counter.equals(symbols.element(a.unit(), test.getLeftOperand()))) {
      return Loop.UNKNOWN;
    }
    long distance =
        switch (test.getKind()) {
          case LESS_THAN -> step > 0 ? to - from : Loop.UNKNOWN;
          case LESS_THAN_EQUAL -> step > 0 ? to - from + 1 : Loop.UNKNOWN;
          case GREATER_THAN -> step < 0 ? from - to : Loop.UNKNOWN;
          case GREATER_THAN_EQUAL -> step < 0 ? from - to + 1 : Loop.UNKNOWN;
          default -> Loop.UNKNOWN;
        };
    long size = Math.abs(step);
    return distance < 0 ? Loop.UNKNOWN : (distance + size - 1) / size;
  }

  private @Nullable Long step(StatementTree update, @Nullable Element counter, Activation a) {
    if (counter == null || !(update instanceof ExpressionStatementTree statement)) {
      return null;
    }
    return switch (statement.getExpression()) {
      case UnaryTree unary when counter.equals(symbols.element(a.unit(), unary.getExpression())) ->
          switch (unary.getKind()) {
            case PREFIX_INCREMENT, POSTFIX_INCREMENT -> 1L;
            case PREFIX_DECREMENT, POSTFIX_DECREMENT -> -1L;
            default -> null;
          };
      case CompoundAssignmentTree sum
          when counter.equals(symbols.element(a.unit(), sum.getVariable())) -> {
        Long by = constant(sum.getExpression(), a);
        yield by == null
            ? null
            : switch (sum.getKind()) {
              case PLUS_ASSIGNMENT -> by;
              case MINUS_ASSIGNMENT -> Long.valueOf(-by);
              default -> null;
            };
      }
      default -> null;
    };
  }

  /** Returns the value of a literal or of a constant variable. */
  @Nullable Long constant(@Nullable ExpressionTree tree, Activation a) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof Number number) {
      return number.longValue();
    }
    if (tree instanceof ParenthesizedTree inner) {
      return constant(inner.getExpression(), a);
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Element element = symbols.element(a.unit(), tree);
      if (element instanceof VariableElement variable
          && variable.getConstantValue() instanceof Number number) {
        return number.longValue();
      }
    }
    if (tree instanceof BinaryTree sum) {
      Long left = constant(sum.getLeftOperand(), a);
      Long right = constant(sum.getRightOperand(), a);
      if (left != null && right != null) {
        return switch (sum.getKind()) {
          case PLUS -> Long.valueOf(left + right);
          case MINUS -> Long.valueOf(left - right);
          case MULTIPLY -> Long.valueOf(left * right);
          default -> null;
        };
      }
    }
    return null;
  }
}
