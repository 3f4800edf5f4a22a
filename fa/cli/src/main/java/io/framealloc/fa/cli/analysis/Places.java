package io.framealloc.fa.cli.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names the method or class around a position: {@code game.Loop#tick(int)}. */
final class Places {

  private final SourcePositions positions;

  Places(Trees trees) {
    this.positions = trees.getSourcePositions();
  }

  String around(CompilationUnitTree unit, long offset) {
    List<String> types = new ArrayList<>();
    String[] method = {""};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        if (!covers(unit, tree, offset)) {
          return null;
        }
        if (!tree.getSimpleName().isEmpty()) {
          types.add(tree.getSimpleName().toString());
          method[0] = "";
        }
        return super.visitClass(tree, null);
      }

      @Override
      public Void visitMethod(MethodTree tree, Void unused) {
        if (!covers(unit, tree, offset)) {
          return null;
        }
        if (method[0].isEmpty()) {
          method[0] = signature(tree);
        }
        return super.visitMethod(tree, null);
      }
    }.scan(unit, null);
    String scope = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    return scope + String.join(".", types) + method[0];
  }

  private boolean covers(CompilationUnitTree unit, Tree tree, long offset) {
    long start = positions.getStartPosition(unit, tree);
    return start >= 0 && start <= offset && offset < positions.getEndPosition(unit, tree);
  }

  private static String signature(MethodTree tree) {
    return tree.getParameters().stream()
        .map(parameter -> String.valueOf(parameter.getType()))
        .collect(Collectors.joining(", ", "#" + tree.getName() + "(", ")"));
  }
}
