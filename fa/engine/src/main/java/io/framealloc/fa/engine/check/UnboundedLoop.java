package io.framealloc.fa.engine.check;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Loop;
import io.framealloc.fa.engine.state.Obj;
import org.jspecify.annotations.Nullable;

/** {@code FA301}: a loop with no known bound allocates in one frame, and asks no budget. */
final class UnboundedLoop extends Check {

  UnboundedLoop(Reports reports) {
    super(reports);
  }

  @Override
  void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {
    if (region == null || at.world().isMarked(Act.BUDGET)) {
      return;
    }
    for (Activation a = at.activation(); a != null; a = a.caller()) {
      for (Loop loop : a.loops()) {
        if (loop.hasOpened(region)) {
          return;
        }
        if (isUnbounded(loop) && !loop.isBudgeted()) {
          report(at, a.place(loop.tree()));
          return;
        }
      }
    }
  }

  private void report(Moment at, Place loop) {
    report(
        new Draft(
                Code.FA301,
                "allocation in a loop without a bound, and no budget",
                "allocated in every round, freed in none")
            .related(loop, "nothing says when this loop ends")
            .help(
                "begin a frame or a nested scope in the loop, or look at `frameRemaining()` in its"
                    + " condition"),
        at);
  }

  private static boolean isUnbounded(Loop loop) {
    if (loop.trips() == Loop.ENDLESS) {
      return true;
    }
    Tree condition =
        switch (loop.tree()) {
          case WhileLoopTree test -> test.getCondition();
          case DoWhileLoopTree test -> test.getCondition();
          default -> null;
        };
    return condition != null && asksOutside(condition);
  }

  /* Whether the condition asks someone else, and counts nothing. */
  private static boolean asksOutside(Tree condition) {
    boolean[] counts = {false};
    boolean[] asks = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
          case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL -> counts[0] = true;
          default -> {}
        }
        return super.visitBinary(tree, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree t, @Nullable Void unused) {
        asks[0] = true;
        return super.visitMethodInvocation(t, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        asks[0] = true;
        return super.visitAssignment(tree, null);
      }
    }.scan(condition, null);
    return asks[0] && !counts[0];
  }
}
