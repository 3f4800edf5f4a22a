package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands a captured box or vector over: a handle before the task, {@code receive()} in it. */
public final class TransferFix {

  private final Sources sources;

  public TransferFix(Sources sources) {
    this.sources = sources;
  }

  /** Returns the fix for a lambda without parameters that names data which nothing names later. */
  public @Nullable Fix of(Place captured, Tree spawn, String type, @Nullable Place born) {
    boolean box = type.equals("FrameBox");
    boolean vector = type.startsWith("Frame") && type.endsWith("Vec");
    if (!(captured.tree() instanceof IdentifierTree name)
        || born == null
        || born.unit() != captured.unit()
        || (!box && !vector)) {
      return null;
    }
    Enclosing around = new Enclosing(sources, captured.unit());
    LambdaExpressionTree lambda = lambdaAround(captured);
    Enclosing.InBlock at = around.statement(spawn);
    String allocator = allocator(around.text(born.tree()));
    if (lambda == null
        || at == null
        || allocator == null
        || !lambda.getParameters().isEmpty()
        || isInLoop(around, spawn, born.tree())
        || isNamedLater(around, name, lambda)) {
      return null;
    }
    Names names = Names.in(around.method(lambda));
    String variable = name.getName().toString();
    String handle = names.unused(variable + "Handle");
    String received = names.unused("received");
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
                + around.indentAt(around.start(at.statement()))));
    wrap(around, lambda, "try (var " + received + " = " + handle + ".receive()) { ", edits);
    for (IdentifierTree use : Names.uses(variable, lambda.getBody())) {
      edits.add(
          around.replace(around.start(use), around.end(use), box ? received : received + ".get()"));
    }
    edits.sort(Comparator.comparingLong(edit -> edit.span().start()));
    return new Fix("hand it over by a transfer handle", edits);
  }

  private void wrap(Enclosing around, LambdaExpressionTree lambda, String open, List<Edit> edits) {
    Tree body = lambda.getBody();
    long start = around.start(body);
    long end = around.end(body);
    String margin = around.indentAt(end - 1);
    if (body instanceof BlockTree && around.text(body).contains("\n" + margin + "}")) {
      edits.add(around.insert(start + 1, "\n" + margin + "  " + open.strip()));
      edits.addAll(around.indent(start + 1, end - 1 - margin.length()));
      edits.add(around.insert(end - 1, "  }\n" + margin));
    } else if (body instanceof BlockTree) {
      edits.add(around.insert(start + 1, " " + open.strip()));
      edits.add(around.insert(end - 1, "} "));
    } else {
      String result = sources.isVoid(around.place(lambda)) ? "" : "return ";
      String line = "\n" + around.indentAt(around.start(lambda));
      edits.add(around.insert(start, "{" + line + "  " + open.strip() + line + "    " + result));
      edits.add(around.insert(end, ";" + line + "  }" + line + "}"));
    }
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

  /* Whether a loop would hand over the same data in each round. */
  private static boolean isInLoop(Enclosing around, Tree spawn, Tree allocation) {
    for (TreePath path = around.path(spawn);
        path != null && !(path.getLeaf() instanceof MethodTree);
        path = path.getParentPath()) {
      switch (path.getLeaf()) {
        case ForLoopTree _, EnhancedForLoopTree _, WhileLoopTree _, DoWhileLoopTree _ -> {
          Tree loop = path.getLeaf();
          if (around.start(allocation) < around.start(loop)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isNamedLater(
      Enclosing around, IdentifierTree name, LambdaExpressionTree lambda) {
    MethodTree method = around.method(lambda);
    long end = around.end(lambda);
    return method == null
        || Names.uses(name.getName(), method).stream().anyMatch(use -> around.start(use) >= end);
  }
}
