package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one batch before a counted loop in the place of an allocation in each round. */
public final class BatchFix {

  private final Sources sources;

  public BatchFix(Sources sources) {
    this.sources = sources;
  }

  /**
   * Returns the fix for memory that a loop from 0 to n allocates by a type, and gives no name or a
   * value at once.
   */
  public @Nullable Fix of(Place allocation, Place loop) {
    if (!(loop.tree() instanceof ForLoopTree counted)
        || !(allocation.tree() instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)
        || call.getArguments().size() != 1) {
      return null;
    }
    Enclosing around = new Enclosing(sources, loop.unit());
    String counter = counter(counted);
    String name = select.getIdentifier().toString();
    String type = around.text(call.getArguments().getFirst());
    Enclosing.InBlock at = around.statement(call);
    Enclosing.InBlock home = around.statement(counted);
    if (counter == null
        || !type.endsWith(".class")
        || !(name.equals("frameAlloc") || name.equals("alloc"))
        || at == null
        || home == null
        || home.statement() != counted) {
      return null;
    }
    String batch = Names.in(around.method(counted)).unused("batch");
    String instead = use(around, at.statement(), call, batch, counter);
    if (instead == null) {
      return null;
    }
    return new Fix(
        "allocate one batch before the loop",
        List.of(
            around.insert(
                around.start(counted),
                "var "
                    + batch
                    + " = "
                    + around.text(select.getExpression())
                    + (name.equals("alloc") ? ".batch(" : ".frameAllocBatch(")
                    + type
                    + ", "
                    + around.text(((BinaryTree) counted.getCondition()).getRightOperand())
                    + ");\n"
                    + around.indentAt(around.start(counted))),
            around.replace(around.start(at.statement()), around.end(at.statement()), instead)));
  }

  /* The variable of a loop that counts up from zero by one, to something that is asked once. */
  private static @Nullable String counter(ForLoopTree loop) {
    return loop.getInitializer().size() == 1
            && loop.getInitializer().getFirst() instanceof VariableTree variable
            && variable.getInitializer() instanceof LiteralTree from
            && Integer.valueOf(0).equals(from.getValue())
            && loop.getCondition() instanceof BinaryTree test
            && test.getKind() == Tree.Kind.LESS_THAN
            && test.getLeftOperand().toString().contentEquals(variable.getName())
            && isPlain(test.getRightOperand())
            && loop.getUpdate().size() == 1
            && loop.getUpdate().getFirst().getExpression() instanceof UnaryTree step
            && (step.getKind() == Tree.Kind.POSTFIX_INCREMENT
                || step.getKind() == Tree.Kind.PREFIX_INCREMENT)
        ? variable.getName().toString()
        : null;
  }

  private static boolean isPlain(ExpressionTree bound) {
    return bound instanceof LiteralTree
        || bound instanceof IdentifierTree
        || bound instanceof MemberSelectTree;
  }

  /* What is done with the element of the batch instead of the allocation. */
  private static @Nullable String use(
      Enclosing around, Tree statement, MethodInvocationTree call, String batch, String counter) {
    return switch (statement) {
      case ExpressionStatementTree alone when alone.getExpression() == call ->
          "var _ = " + batch + ".get(" + counter + ");";
      case VariableTree variable
          when variable.getName().isEmpty() && variable.getInitializer() == call ->
          "var _ = " + batch + ".get(" + counter + ");";
      case ExpressionStatementTree setting
          when setting.getExpression() instanceof MethodInvocationTree set
              && set.getMethodSelect() instanceof MemberSelectTree select
              && select.getExpression() == call
              && select.getIdentifier().contentEquals("set")
              && set.getArguments().size() == 1 ->
          batch + ".set(" + counter + ", " + around.text(set.getArguments().getFirst()) + ");";
      default -> null;
    };
  }
}
