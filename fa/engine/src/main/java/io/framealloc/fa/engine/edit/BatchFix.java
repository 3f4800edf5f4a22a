package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
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

  /** Returns the fix for memory that the loop allocates by a type, and gives no name. */
  public @Nullable Fix of(Place allocation, Place loop) {
    if (!(loop.tree() instanceof ForLoopTree counted)
        || !(allocation.tree() instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)
        || call.getArguments().size() != 1
        || !(counted.getCondition() instanceof BinaryTree test)) {
      return null;
    }
    Enclosing around = new Enclosing(sources, loop.unit());
    String name = select.getIdentifier().toString();
    String argument = around.text(call.getArguments().getFirst());
    if (!argument.endsWith(".class") || !(name.equals("frameAlloc") || name.equals("alloc"))) {
      return null;
    }
    Enclosing.InBlock at = around.statement(call);
    Enclosing.InBlock home = around.statement(loop.tree());
    if (at == null || home == null || home.statement() != loop.tree() || !isUnnamed(at, call)) {
      return null;
    }
    String batch = name.equals("alloc") ? ".batch(" : ".frameAllocBatch(";
    String indent = around.indentAt(around.start(loop.tree()));
    return new Fix(
        "allocate one batch before the loop",
        List.of(
            around.insert(
                around.start(loop.tree()),
                "var batch = "
                    + around.text(select.getExpression())
                    + batch
                    + argument
                    + ", "
                    + around.text(test.getRightOperand())
                    + ");\n"
                    + indent),
            around.replace(
                around.start(at.statement()),
                around.end(at.statement()),
                "var _ = batch.get(" + counter(counted) + ");")));
  }

  private static String counter(ForLoopTree loop) {
    return loop.getInitializer().getFirst() instanceof VariableTree variable
        ? variable.getName().toString()
        : "0";
  }

  private static boolean isUnnamed(Enclosing.InBlock at, MethodInvocationTree call) {
    StatementTree statement = at.statement();
    return switch (statement) {
      case ExpressionStatementTree alone -> alone.getExpression() == call;
      case VariableTree variable ->
          variable.getName().isEmpty() && variable.getInitializer() == call;
      default -> false;
    };
  }
}
