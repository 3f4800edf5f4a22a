package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.StatementTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import org.jspecify.annotations.Nullable;

/** The part of a method during which a frame is open. */
sealed interface Region {

  /** Returns the statement that begins it. */
  StatementTree opening();

  /** Returns whether a statement can stand before the opening one. */
  boolean isInBlock();

  /** Returns whether it is a nested scope. */
  boolean isScope();

  /** A resource of a {@code try} statement. */
  record OfTry(TryTree tree, VariableTree resource, boolean isInBlock, boolean isScope)
      implements Region {

    @Override
    public StatementTree opening() {
      return tree;
    }
  }

  /**
   * From a call to a call.
   *
   * @param closing the statement that ends it, in the same block or in a {@code finally} of it
   */
  record OfCalls(StatementTree opening, StatementTree closing) implements Region {

    @Override
    public boolean isInBlock() {
      return true;
    }

    @Override
    public boolean isScope() {
      return false;
    }
  }

  /** Returns the nearer of two regions. */
  static @Nullable Region nearest(@Nullable Region inner, @Nullable Region outer) {
    return inner == null ? outer : inner;
  }
}
