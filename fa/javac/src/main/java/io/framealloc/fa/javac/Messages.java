package io.framealloc.fa.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Related;
import java.util.List;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Shows findings as diagnostics of javac. */
final class Messages {

  private Messages() {}

  static void print(JavacTask task, List<CompilationUnitTree> units, Finding finding) {
    for (CompilationUnitTree unit : units) {
      if (unit.getSourceFile().getName().equals(finding.span().file())) {
        Trees trees = Trees.instance(task);
        Tree tree = treeAt(unit, finding, trees.getSourcePositions());
        trees.printMessage(kind(finding.severity()), text(finding), tree, unit);
        return;
      }
    }
  }

  private static Diagnostic.Kind kind(Code.Severity severity) {
    return switch (severity) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case HINT -> Diagnostic.Kind.NOTE;
    };
  }

  static String text(Finding finding) {
    StringBuilder text = new StringBuilder(finding.code().message(finding.message()));
    text.append("\n    here: ").append(finding.label());
    for (Related related : finding.related()) {
      text.append("\n    line ").append(related.span().line()).append(": ").append(related.label());
    }
    finding.notes().forEach(note -> text.append("\n    note: ").append(note));
    if (!finding.help().isEmpty()) {
      text.append("\n    help: ").append(finding.help());
    }
    for (Fix fix : finding.fixes()) {
      text.append("\n    fix: ").append(fix.title()).append(" (fa --fix)");
    }
    return text.toString();
  }

  /* The smallest tree around the span: javac shows a line by a tree. */
  private static Tree treeAt(CompilationUnitTree unit, Finding finding, SourcePositions positions) {
    Tree[] best = {unit};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null) {
          return null;
        }
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        if (start >= 0 && start <= finding.span().start() && end >= finding.span().end()) {
          best[0] = tree;
        }
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return best[0];
  }
}
