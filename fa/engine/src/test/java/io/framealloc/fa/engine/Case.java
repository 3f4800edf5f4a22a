package io.framealloc.fa.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One case of the corpus: a method, constructor or initializer of a class that is no local one, or
 * a field or class with a label of its own.
 *
 * <p>Its lines say what they give, {@code // ERROR FA104}; if none does, its head says {@code //
 * CLEAN}, or {@code // HELPER} if it is there for other cases.
 *
 * @param file where it is
 * @param name what it is called
 * @param first its first line, annotations included
 * @param last its last line
 * @param head the lines up to its body
 * @param findings what its lines say
 */
record Case(Path file, String name, int first, int last, String head, Set<String> findings) {

  private static final String CLEAN = "// CLEAN";
  private static final String HELPER = "// HELPER";

  /** What its label says. */
  enum Label {
    POSITIVE,
    CLEAN,
    HELPER,
    NONE,
    CONTRADICTORY
  }

  Label label() {
    boolean clean = head.contains(CLEAN);
    boolean helper = head.contains(HELPER);
    if ((clean ? 1 : 0) + (helper ? 1 : 0) + (findings.isEmpty() ? 0 : 1) > 1) {
      return Label.CONTRADICTORY;
    }
    return clean
        ? Label.CLEAN
        : helper ? Label.HELPER : findings.isEmpty() ? Label.NONE : Label.POSITIVE;
  }

  boolean covers(Finding finding) {
    return Path.of(finding.span().file()).endsWith(file)
        && finding.span().line() >= first
        && finding.span().line() <= last;
  }

  /** Returns the cases of files, in their order. */
  static List<Case> of(List<Path> files) {
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      List<Case> cases = new ArrayList<>();
      for (Path file : files) {
        JavacTask task =
            (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                    .getTask(
                        null,
                        manager,
                        null,
                        List.of("-proc:none"),
                        null,
                        manager.getJavaFileObjects(file));
        for (CompilationUnitTree unit : task.parse()) {
          Reader reader = new Reader(file, unit, Trees.instance(task).getSourcePositions(), cases);
          unit.getTypeDecls().forEach(reader::read);
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader {

    private final Path file;
    private final List<String> lines;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Case> cases;

    Reader(Path file, CompilationUnitTree unit, SourcePositions positions, List<Case> cases) {
      this.file = file;
      this.lines = Sample.linesOf(file);
      this.unit = unit;
      this.positions = positions;
      this.cases = cases;
    }

    void read(Tree tree) {
      switch (tree) {
        case ClassTree type -> {
          Tree first = type.getMembers().isEmpty() ? null : type.getMembers().getFirst();
          int head = first == null ? last(type) : line(positions.getStartPosition(unit, first)) - 1;
          addIfLabelled(type.getSimpleName().toString(), type, head);
          type.getMembers().forEach(this::read);
        }
        case MethodTree method when method.getBody() != null ->
            add(method.getName().toString(), method, method.getBody());
        case BlockTree block -> add("initializer", block, block);
        case VariableTree field -> addIfLabelled(field.getName().toString(), field, last(field));
        default -> {}
      }
    }

    private void addIfLabelled(String name, Tree tree, int last) {
      int first = line(positions.getStartPosition(unit, tree));
      Case labelled = caseOf(name, first, last, last);
      if (labelled.label() != Label.NONE) {
        cases.add(labelled);
      }
    }

    private void add(String name, Tree tree, BlockTree body) {
      int first = line(positions.getStartPosition(unit, tree));
      cases.add(caseOf(name, first, last(tree), line(positions.getStartPosition(unit, body))));
    }

    private Case caseOf(String name, int first, int last, int headEnd) {
      String head = String.join("\n", lines.subList(first - 1, Math.max(first, headEnd)));
      Set<String> findings = new TreeSet<>();
      for (String expected : Sample.expected(List.of(file))) {
        int colon = expected.indexOf(':');
        int line = Integer.parseInt(expected.substring(colon + 1, expected.indexOf(' ', colon)));
        if (line >= first && line <= last) {
          findings.add(expected);
        }
      }
      return new Case(file, name, first, last, head, findings);
    }

    private int last(Tree tree) {
      return line(positions.getEndPosition(unit, tree));
    }

    private int line(long position) {
      LineMap map = unit.getLineMap();
      return (int) map.getLineNumber(position);
    }
  }
}
