package io.framealloc.fa.engine.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.BatchFix;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.state.Loop;
import io.framealloc.fa.engine.state.Obj;
import org.jspecify.annotations.Nullable;

/** {@code FA602}: a hot loop makes small allocations, all alike, where one batch would do. */
final class HotLoop extends Check {

  HotLoop(Reports reports) {
    super(reports);
  }

  @Override
  void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {
    boolean tagged = at.world().isMarked(Act.TAG); // which is how the loop was made cheaper
    if (many || tagged || region == null || at.activation().level() > 0 || isInTagScope(at)) {
      return;
    }
    Tree tree = at.tree();
    long trips = 1;
    for (Loop loop : at.activation().loops()) {
      if (loop.hasOpened(region) || !isOnEveryRound(at, tree, loop.tree())) {
        return;
      }
      if (loop.trips() == Loop.UNKNOWN) {
        if (trips == 1 && isAlone(tree, loop.tree())) {
          report(at, region, loop, "a loop");
        }
        return;
      }
      if (loop.trips() == Loop.ENDLESS) {
        return; // without a bound there is no batch
      }
      trips *= Math.max(loop.trips(), 1);
      if (trips >= reports().settings().hotLoop()) {
        report(at, region, loop, "a loop of " + trips + " rounds");
        return;
      }
      tree = loop.tree();
    }
  }

  /* Whether a tag scope is open: around the loop, or in each round, which FA804 is about. */
  private static boolean isInTagScope(Moment at) {
    for (TreePath path = TreePath.getPath(at.activation().unit(), at.tree());
        path != null && !(path.getLeaf() instanceof MethodTree);
        path = path.getParentPath()) {
      if (path.getLeaf() instanceof TryTree attempt
          && attempt.getResources().stream().anyMatch(r -> r.toString().contains(".tagScope("))) {
        return true;
      }
    }
    return false;
  }

  private void report(Moment at, Obj region, Loop loop, String where) {
    report(
        new Draft(
                Code.FA602,
                "allocation in " + where + " where one batch would do",
                "one allocation in each round")
            .related(at.activation().place(loop.tree()), "in this loop")
            .help("allocate once before the loop: " + batchOf(region))
            .fix(
                new BatchFix(reports().sources())
                    .of(at.place(), at.activation().place(loop.tree()))),
        at);
  }

  private static String batchOf(Obj region) {
    return switch (region.type()) {
      case "Arena" -> "`arena.allocate(layout, n)`";
      case "MemoryStack" -> "one buffer of n elements";
      default -> "`frameAllocBatch(type, n)`, `frame.batch(type, n)`";
    };
  }

  /* Whether nothing between the loop and the tree decides whether it runs. */
  private static boolean isOnEveryRound(Moment at, Tree tree, Tree loop) {
    for (TreePath path = TreePath.getPath(at.activation().unit(), tree);
        path != null && path.getLeaf() != loop;
        path = path.getParentPath()) {
      Tree leaf = path.getLeaf();
      if (leaf != tree
          && (leaf instanceof IfTree
              || leaf instanceof CaseTree
              || leaf instanceof ConditionalExpressionTree
              || leaf instanceof LambdaExpressionTree)) {
        return false;
      }
    }
    return true;
  }

  /* Whether the body is the allocation and nothing else. */
  private static boolean isAlone(Tree allocation, Tree loop) {
    @Nullable StatementTree body =
        switch (loop) {
          case ForLoopTree counted -> counted.getStatement();
          case EnhancedForLoopTree each -> each.getStatement();
          default -> null;
        };
    @Nullable StatementTree only =
        body instanceof BlockTree block && block.getStatements().size() == 1
            ? block.getStatements().getFirst()
            : body;
    return switch (only) {
      case ExpressionStatementTree statement -> statement.getExpression() == allocation;
      case VariableTree variable -> variable.getInitializer() == allocation;
      case null, default -> false;
    };
  }
}
