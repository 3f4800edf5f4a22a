package io.framealloc.fa.engine.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.Span;
import java.io.IOException;
import java.util.IdentityHashMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Where trees are in their files, and their text. */
public final class Sources {

  private final Trees trees;
  private final SourcePositions positions;
  private final IdentityHashMap<CompilationUnitTree, String> texts = new IdentityHashMap<>();

  public Sources(Trees trees) {
    this.trees = trees;
    this.positions = trees.getSourcePositions();
  }

  /** Returns the part of the file that a message about a tree points to. */
  public Span span(Place place) {
    CompilationUnitTree unit = place.unit();
    long start = start(place);
    long end = end(place);
    if (place.atEnd()) {
      return span(unit, Math.max(end - 1, start), end);
    }
    switch (place.tree()) {
      case MethodInvocationTree call -> start = startOfCall(unit, call, start);
      case VariableTree variable -> {
        long name = nameAt(unit, variable.getName().toString(), start, end, false);
        if (name >= 0) {
          start = name;
          end = name + variable.getName().length();
        }
      }
      case MethodTree method -> {
        Tree body = method.getBody();
        long head = body == null ? end : positions.getStartPosition(unit, body);
        String name = method.getName().toString();
        long at = nameAt(unit, name, start, head, true);
        start = at >= 0 ? at : start;
        end = at >= 0 ? at + name.length() : head;
      }
      default -> {}
    }
    return span(unit, start, end);
  }

  private long nameAt(CompilationUnitTree unit, String name, long from, long to, boolean call) {
    String text = text(unit);
    for (int at = text.indexOf(name, (int) from);
        !name.isEmpty() && at >= 0 && at < to;
        at = text.indexOf(name, at + 1)) {
      int after = at + name.length();
      boolean whole =
          (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
              && (after >= text.length() || !Character.isJavaIdentifierPart(text.charAt(after)));
      if (whole && (!call || text.startsWith("(", after))) {
        return at;
      }
    }
    return -1;
  }

  /* A chain over several lines is shown from the line with the name. */
  private long startOfCall(CompilationUnitTree unit, MethodInvocationTree call, long start) {
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      long name = positions.getEndPosition(unit, select) - select.getIdentifier().length();
      if (name > start && text(unit).substring((int) start, (int) name).indexOf('\n') >= 0) {
        return name;
      }
    }
    return start;
  }

  /** Returns the offset of the first character of a tree. */
  public long start(Place place) {
    return positions.getStartPosition(place.unit(), place.tree());
  }

  /** Returns the offset after the last character of a tree. */
  public long end(Place place) {
    return positions.getEndPosition(place.unit(), place.tree());
  }

  /** Returns a part of a file. */
  public Span span(CompilationUnitTree unit, long start, long end) {
    long from = Math.max(start, 0);
    long to = Math.max(end, from);
    String text = text(unit);
    int line = 1;
    int column = 1;
    int firstLine = 1;
    int firstColumn = 1;
    for (int i = 0; i <= to; i++) {
      if (i == from) {
        firstLine = line;
        firstColumn = column;
      }
      if (i < to && i < text.length() && text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else if (i < to) {
        column++;
      }
    }
    return new Span(unit.getSourceFile().getName(), firstLine, firstColumn, line, column, from, to);
  }

  /** Returns the text of a file; empty if it cannot be read again. */
  public String text(CompilationUnitTree unit) {
    return texts.computeIfAbsent(
        unit,
        _ -> {
          try {
            return unit.getSourceFile().getCharContent(true).toString();
          } catch (IOException e) {
            return "";
          }
        });
  }

  /** Returns the text of a tree. */
  public String text(Place place) {
    String text = text(place.unit());
    long start = start(place);
    long end = end(place);
    return start < 0 || end > text.length() || end < start
        ? ""
        : text.substring((int) start, (int) end);
  }

  /** Returns whether the code of a lambda gives nothing back. */
  public boolean isVoid(Place lambda) {
    TreePath path = TreePath.getPath(lambda.unit(), lambda.tree());
    TypeMirror type = path == null ? null : trees.getTypeMirror(path);
    return type instanceof DeclaredType declared
        && declared.asElement().getEnclosedElements().stream()
            .filter(e -> e.getModifiers().contains(Modifier.ABSTRACT))
            .anyMatch(
                e ->
                    e instanceof ExecutableElement method
                        && method.getReturnType().getKind() == TypeKind.VOID);
  }

  /** Returns a short text for a variable or a chain of names, else the given one. */
  public String nameOr(Place place, String otherwise) {
    Tree tree = place.tree();
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      String text = text(place);
      return text.length() <= 40 && text.indexOf('\n') < 0 ? text : otherwise;
    }
    return otherwise;
  }
}
