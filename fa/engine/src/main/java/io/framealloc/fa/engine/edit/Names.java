package io.framealloc.fa.engine.edit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in a piece of code. */
final class Names {

  private final Set<String> all = new HashSet<>();
  private final Set<String> declared = new HashSet<>();
  private final Set<String> changed = new HashSet<>();

  private Names() {}

  static Names in(@Nullable Tree code) {
    Names names = new Names();
    names.read(code);
    return names;
  }

  private void read(@Nullable Tree code) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        all.add(tree.getName().toString());
        return null;
      }

      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        all.add(tree.getName().toString());
        declared.add(tree.getName().toString());
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        change(tree.getVariable());
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        change(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              change(tree.getExpression());
          default -> {}
        }
        return super.visitUnary(tree, null);
      }

      private void change(ExpressionTree variable) {
        changed.add(variable.toString());
      }
    }.scan(code, null);
  }

  /** Returns where a name is used. */
  static List<IdentifierTree> uses(CharSequence name, @Nullable Tree code) {
    List<IdentifierTree> uses = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (tree.getName().contentEquals(name)) {
          uses.add(tree);
        }
        return null;
      }
    }.scan(code, null);
    return uses;
  }

  /** Returns the name, or the name with the first number that makes it new. */
  String unused(String name) {
    String free = name;
    for (int i = 2; all.contains(free); i++) {
      free = name + i;
    }
    return free;
  }

  boolean changes(String variable) {
    return changed.contains(variable);
  }

  /** Returns whether code names a variable that this code declares. */
  boolean isDeclaredFor(@Nullable Tree code) {
    return in(code).all.stream().anyMatch(declared::contains);
  }

  /** Returns whether code names a local variable that other code changes. */
  boolean isChangedIn(Names other, Names own) {
    return all.stream().anyMatch(name -> other.changes(name) && !own.declared.contains(name));
  }
}
