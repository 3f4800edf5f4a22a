package io.framealloc.fa.engine.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands a captured box or vector over: a handle before the task, {@code receive()} in it. */
public final class TransferFix {

  private final Sources sources;

  public TransferFix(Sources sources) {
    this.sources = sources;
  }

  /**
   * Returns the fix for a lambda of one expression that names the data, which nothing names later.
   */
  public @Nullable Fix of(Place captured, Tree spawn, String type, @Nullable Place born) {
    if (!(captured.tree() instanceof IdentifierTree name) || born == null) {
      return null;
    }
    boolean box = type.equals("FrameBox");
    boolean vector = type.startsWith("Frame") && type.endsWith("Vec");
    Enclosing around = new Enclosing(sources, captured.unit());
    LambdaExpressionTree lambda = lambdaAround(captured);
    Enclosing.InBlock at = around.statement(spawn);
    String allocator = allocator(around.text(born.tree()));
    if ((!box && !vector)
        || born.unit() != captured.unit()
        || lambda == null
        || at == null
        || allocator == null
        || !lambda.getParameters().isEmpty()
        || !(lambda.getBody() instanceof ExpressionTree body)
        || isNamedLater(around, name, lambda)) {
      return null;
    }
    String variable = name.getName().toString();
    String handle = variable + "Handle";
    String received = "received";
    String text = around.text(body);
    List<Long> uses = usesOf(around, name, body);
    StringBuilder changed = new StringBuilder(text);
    for (int i = uses.size() - 1; i >= 0; i--) {
      int from = (int) (uses.get(i) - around.start(body));
      changed.replace(from, from + variable.length(), box ? received : received + ".get()");
    }
    String start = around.indentAt(around.start(at.statement()));
    List<Edit> edits = new ArrayList<>();
    edits.add(
        around.insert(
            around.start(at.statement()),
            "var "
                + handle
                + " = "
                + allocator
                + (box ? ".frameBoxForTransfer(" : ".frameVecForTransfer(")
                + variable
                + ");\n"
                + start));
    edits.add(
        around.replace(
            around.start(body),
            around.end(body),
            "{ try (var " + received + " = " + handle + ".receive()) { " + changed + "; } }"));
    return new Fix("hand it over by a transfer handle", edits);
  }

  private static @Nullable LambdaExpressionTree lambdaAround(Place captured) {
    for (TreePath path = TreePath.getPath(captured.unit(), captured.tree());
        path != null && !(path.getLeaf() instanceof MethodTree);
        path = path.getParentPath()) {
      if (path.getLeaf() instanceof LambdaExpressionTree lambda) {
        return lambda;
      }
    }
    return null;
  }

  private static @Nullable String allocator(String allocation) {
    int dot = allocation.indexOf(".frame");
    return dot > 0 ? allocation.substring(0, dot) : null;
  }

  private static List<Long> usesOf(Enclosing around, IdentifierTree name, Tree in) {
    List<Long> uses = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree other, @Nullable Void unused) {
        if (other.getName().equals(name.getName())) {
          uses.add(around.start(other));
        }
        return null;
      }
    }.scan(in, null);
    return uses;
  }

  private static boolean isNamedLater(
      Enclosing around, IdentifierTree name, LambdaExpressionTree lambda) {
    MethodTree method = around.method(lambda);
    long end = around.end(lambda);
    return method == null || usesOf(around, name, method).stream().anyMatch(use -> use >= end);
  }
}
