package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hoists a tag out of a loop whose body it is. */
public final class TagFix {

  private final Sources sources;

  public TagFix(Sources sources) {
    this.sources = sources;
  }

  /** Returns the fix for {@code withTag(name, a -> ...)} that is all the loop does. */
  public @Nullable Fix of(Place tagged, Place loop) {
    if (!(loop.tree() instanceof ForLoopTree counted)
        || !(tagged.tree() instanceof MethodInvocationTree call)
        || call.getArguments().size() != 2
        || !(call.getArguments().get(1) instanceof LambdaExpressionTree lambda)
        || !isOnly(counted.getStatement(), call)) {
      return null;
    }
    Enclosing around = new Enclosing(sources, loop.unit());
    String whole = around.text(loop.tree());
    int bodyAt = (int) (around.start(counted.getStatement()) - around.start(loop.tree()));
    String head = whole.substring(0, bodyAt);
    int lambdaAt = (int) (around.start(lambda) - around.start(call));
    int innerAt = (int) (around.start(lambda.getBody()) - around.start(call));
    String text = around.text(call);
    String body = around.text(lambda.getBody());
    String inner =
        lambda.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT
            ? body
            : "{ " + body + "; }";
    String hoisted =
        text.substring(0, lambdaAt)
            + text.substring(lambdaAt, innerAt)
            + "{ "
            + head
            + inner
            + " });";
    return new Fix(
        "open the tag once, around the loop",
        List.of(around.replace(around.start(loop.tree()), around.end(loop.tree()), hoisted)));
  }

  private static boolean isOnly(StatementTree body, MethodInvocationTree call) {
    StatementTree only =
        body instanceof BlockTree block && block.getStatements().size() == 1
            ? block.getStatements().getFirst()
            : body;
    return only instanceof ExpressionStatementTree statement && statement.getExpression() == call;
  }
}
