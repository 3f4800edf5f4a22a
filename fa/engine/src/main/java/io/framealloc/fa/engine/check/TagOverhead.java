package io.framealloc.fa.engine.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.TagFix;
import io.framealloc.fa.engine.state.Loop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code FA804}: a hot loop opens a tag for every allocation. */
final class TagOverhead extends Check {

  TagOverhead(Reports reports) {
    super(reports);
  }

  @Override
  void onTag(Moment at, String tag, @Nullable Tree body) {
    Loop loop = at.activation().loops().peek();
    if (body == null || loop == null || !isSmall(at, body)) {
      return;
    }
    boolean hot = loop.trips() == Loop.UNKNOWN || loop.trips() >= reports().settings().hotLoop();
    if (hot) {
      report(
          new Draft(
                  Code.FA804,
                  "a tag is opened around every small allocation",
                  "opened and closed in each round")
              .related(at.activation().place(loop.tree()), "in this loop")
              .help("open the tag once, around the loop")
              .fix(
                  new TagFix(reports().sources())
                      .of(at.place(), at.activation().place(loop.tree()))),
          at);
    }
  }

  /* Whether the tag is around one call. */
  private static boolean isSmall(Moment at, Tree body) {
    Tree inner = body instanceof LambdaExpressionTree lambda ? lambda.getBody() : body;
    if (inner != body) {
      return isOneCall(inner);
    }
    TreePath path = TreePath.getPath(at.activation().unit(), body);
    TreePath variable = path == null ? null : path.getParentPath();
    TreePath resource =
        variable != null && variable.getLeaf() instanceof VariableTree
            ? variable.getParentPath()
            : variable;
    return resource != null
        && resource.getLeaf() instanceof TryTree attempt
        && isOneCall(attempt.getBlock());
  }

  private static boolean isOneCall(Tree body) {
    return switch (body) {
      case BlockTree block -> isOneCall(block.getStatements());
      case ExpressionStatementTree statement -> isOneCall(statement.getExpression());
      case VariableTree variable ->
          variable.getInitializer() != null && isOneCall(variable.getInitializer());
      case ExpressionTree call -> call instanceof MethodInvocationTree;
      default -> false;
    };
  }

  private static boolean isOneCall(List<? extends StatementTree> statements) {
    return statements.size() == 1 && isOneCall(statements.getFirst());
  }
}
