package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.YieldTree;
import org.jspecify.annotations.Nullable;

/** Whether something can stand behind a statement. */
final class Completion {

  private Completion() {}

  static boolean isPossible(@Nullable StatementTree tree) {
    return switch (tree) {
      case ReturnTree _, ThrowTree _, BreakTree _, ContinueTree _, YieldTree _ -> false;
      case BlockTree block ->
          block.getStatements().isEmpty() || isPossible(block.getStatements().getLast());
      case IfTree choice ->
          isPossible(choice.getThenStatement()) || isPossible(choice.getElseStatement());
      case TryTree attempt ->
          (attempt.getFinallyBlock() == null || isPossible(attempt.getFinallyBlock()))
              && (isPossible(attempt.getBlock())
                  || attempt.getCatches().stream().anyMatch(c -> isPossible(c.getBlock())));
      case null, default -> true;
    };
  }
}
