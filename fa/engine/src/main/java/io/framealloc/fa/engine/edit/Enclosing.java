package io.framealloc.fa.engine.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is around a tree, and edits of it. */
final class Enclosing {

  /**
   * A statement in its block.
   *
   * @param block the block
   * @param index of the statement
   * @param statement the statement
   */
  record InBlock(BlockTree block, int index, StatementTree statement) {

    List<? extends StatementTree> after() {
      return block.getStatements().subList(index + 1, block.getStatements().size());
    }
  }

  private final Sources sources;
  private final CompilationUnitTree unit;

  Enclosing(Sources sources, CompilationUnitTree unit) {
    this.sources = sources;
    this.unit = unit;
  }

  /** Returns the statement of a block around a tree. */
  @Nullable InBlock statement(Tree tree) {
    Tree inner = tree;
    for (TreePath path = TreePath.getPath(unit, tree); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof BlockTree block) {
        int index = block.getStatements().indexOf(inner);
        return index < 0 || !(inner instanceof StatementTree statement)
            ? null
            : new InBlock(block, index, statement);
      }
      if (path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof ClassTree) {
        return null;
      }
      inner = path.getLeaf();
    }
    return null;
  }

  /** Returns the method around a tree. */
  @Nullable MethodTree method(Tree tree) {
    for (TreePath path = TreePath.getPath(unit, tree); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof MethodTree method) {
        return method;
      }
    }
    return null;
  }

  @Nullable TreePath path(Tree tree) {
    return TreePath.getPath(unit, tree);
  }

  Place place(Tree tree) {
    return new Place(unit, tree);
  }

  long start(Tree tree) {
    return sources.start(new Place(unit, tree));
  }

  long end(Tree tree) {
    return sources.end(new Place(unit, tree));
  }

  String text(Tree tree) {
    return sources.text(new Place(unit, tree));
  }

  String text() {
    return sources.text(unit);
  }

  Edit replace(long start, long end, String text) {
    return new Edit(sources.span(unit, start, end), text);
  }

  Edit insert(long at, String text) {
    return replace(at, at, text);
  }

  /** Returns the edits that indent the lines that begin between two offsets. */
  List<Edit> indent(long from, long to) {
    String text = text();
    List<Edit> edits = new ArrayList<>();
    for (int at = text.indexOf('\n', (int) from) + 1;
        at > 0 && at < to;
        at = text.indexOf('\n', at) + 1) {
      if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        edits.add(insert(at, "  "));
      }
    }
    return edits;
  }

  /** Returns the blanks before the statement at an offset. */
  String indentAt(long at) {
    String text = text();
    int lineStart = text.lastIndexOf('\n', (int) at - 1) + 1;
    int end = lineStart;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(lineStart, end);
  }

  /** Returns the edit that imports a class; null if it is imported already. */
  @Nullable Edit importing(String name) {
    String home = name.substring(0, name.lastIndexOf('.'));
    ImportTree first = null;
    ImportTree before = null;
    for (ImportTree imported : unit.getImports()) {
      String text = imported.getQualifiedIdentifier().toString();
      if (imported.isStatic() || imported.isModule()) {
        continue;
      }
      if (text.equals(name) || text.equals(home + ".*")) {
        return null;
      }
      first = first == null ? imported : first;
      before = text.compareTo(name) < 0 ? imported : before;
    }
    if (before != null) {
      return insert(end(before), "\nimport " + name + ";");
    }
    if (first != null) {
      return insert(start(first), "import " + name + ";\n");
    }
    return unit.getPackage() == null
        ? insert(0, "import " + name + ";\n\n")
        : insert(end(unit.getPackage()), "\n\nimport " + name + ";");
  }
}
