package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hoists a tag, or a tag scope, out of a loop whose body it is. */
public final class TagFix {

  private final Sources sources;

  public TagFix(Sources sources) {
    this.sources = sources;
  }

  /** Returns the fix for a tag around all that the loop does. */
  public @Nullable Fix of(Place tagged, Place loop) {
    StatementTree body = bodyOf(loop.tree());
    if (body == null || !(tagged.tree() instanceof MethodInvocationTree call)) {
      return null;
    }
    Enclosing around = new Enclosing(sources, loop.unit());
    String hoisted =
        switch (only(body)) {
          case ExpressionStatementTree statement when statement.getExpression() == call ->
              ofLambda(around, loop.tree(), body, call);
          case TryTree attempt -> ofScope(around, loop.tree(), body, attempt, call);
          default -> null;
        };
    return hoisted == null
        ? null
        : new Fix(
            "open the tag once, around the loop",
            List.of(around.replace(around.start(loop.tree()), around.end(loop.tree()), hoisted)));
  }

  private static @Nullable StatementTree bodyOf(Tree loop) {
    return switch (loop) {
      case ForLoopTree tree -> tree.getStatement();
      case EnhancedForLoopTree tree -> tree.getStatement();
      case WhileLoopTree tree -> tree.getStatement();
      default -> null;
    };
  }

  private static StatementTree only(StatementTree body) {
    return body instanceof BlockTree block && block.getStatements().size() == 1
        ? block.getStatements().getFirst()
        : body;
  }

  /* withTag(name, a -> work) becomes withTag(name, a -> { loop { work } }). */
  private static @Nullable String ofLambda(
      Enclosing around, Tree loop, StatementTree body, MethodInvocationTree call) {
    if (call.getArguments().size() != 2
        || !(call.getArguments().get(1) instanceof LambdaExpressionTree lambda)
        || Names.in(loop).isDeclaredFor(call.getArguments().getFirst())
        || isChanging(around, loop)) {
      return null;
    }
    String inside = around.indentAt(around.start(loop)) + "  ";
    int parameters = (int) (around.start(lambda.getBody()) - around.start(lambda));
    return around.text(call.getMethodSelect())
        + "("
        + around.text(call.getArguments().getFirst())
        + ", "
        + around.text(lambda).substring(0, parameters)
        + "{\n"
        + inside
        + head(around, loop, body)
        + "{\n"
        + inside
        + "  "
        + statements(around, lambda.getBody(), inside + "  ")
        + "\n"
        + inside
        + "}\n"
        + around.indentAt(around.start(loop))
        + "});";
  }

  /* try (var _ = tagScope(name)) { work } in a loop becomes a loop in a try. */
  private static @Nullable String ofScope(
      Enclosing around, Tree loop, StatementTree body, TryTree attempt, MethodInvocationTree call) {
    if (attempt.getResources().size() != 1
        || !attempt.getCatches().isEmpty()
        || attempt.getFinallyBlock() != null
        || !(attempt.getResources().getFirst() instanceof VariableTree resource)
        || resource.getInitializer() != call
        || Names.in(loop).isDeclaredFor(call)) {
      return null;
    }
    String outside = around.indentAt(around.start(loop));
    String inside = outside + "  ";
    return "try ("
        + around.text(resource).strip().replaceAll(";$", "")
        + ") {\n"
        + inside
        + head(around, loop, body)
        + "{\n"
        + inside
        + "  "
        + statements(around, attempt.getBlock(), inside + "  ")
        + "\n"
        + inside
        + "}\n"
        + outside
        + "}";
  }

  /* A lambda takes only variables that nobody changes. */
  private static boolean isChanging(Enclosing around, Tree loop) {
    return Names.in(loop).isChangedIn(Names.in(around.method(loop)), Names.in(loop));
  }

  private static String head(Enclosing around, Tree loop, StatementTree body) {
    int length = (int) (around.start(body) - around.start(loop));
    return around.text(loop).substring(0, length);
  }

  /* The statements of a block or an expression, as lines at an indentation. */
  private static String statements(Enclosing around, Tree work, String indent) {
    if (!(work instanceof BlockTree block)) {
      return around.text(work) + ";";
    }
    StringBuilder lines = new StringBuilder();
    for (StatementTree statement : block.getStatements()) {
      lines.append(lines.isEmpty() ? "" : "\n" + indent).append(around.text(statement));
    }
    return lines.toString();
  }
}
