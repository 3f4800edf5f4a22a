package io.framealloc.fa.engine.edit;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Makes a resource of what must be closed, so that it is closed on every path. */
public final class ResourceFix {

  private final Sources sources;

  public ResourceFix(Sources sources) {
    this.sources = sources;
  }

  /** Puts the rest of the block into a try-with-resources of the value made at a place. */
  public @Nullable Fix of(Place made) {
    Enclosing around = new Enclosing(sources, made.unit());
    Enclosing.InBlock at = around.statement(made.tree());
    if (at == null) {
      return null;
    }
    String declaration =
        switch (at.statement()) {
          case VariableTree variable when variable.getInitializer() == made.tree() ->
              around.text(variable).strip();
          case ExpressionStatementTree statement when statement.getExpression() == made.tree() ->
              "var _ = " + around.text(statement).strip();
          default -> null;
        };
    if (declaration == null || !declaration.endsWith(";") || isTakenCareOf(at)) {
      return null;
    }
    String indent = around.indentAt(around.start(at.statement()));
    List<Edit> edits = new ArrayList<>();
    edits.add(
        around.replace(
            around.start(at.statement()),
            around.end(at.statement()),
            "try (" + declaration.substring(0, declaration.length() - 1) + ") {"));
    StatementTree last = at.block().getStatements().getLast();
    edits.addAll(around.indent(around.end(at.statement()), around.end(last)));
    edits.add(around.insert(around.end(last), "\n" + indent + "}"));
    return last == at.statement()
        ? new Fix(
            "close it by try-with-resources",
            List.of(
                around.replace(
                    around.start(last),
                    around.end(last),
                    "try (" + declaration.substring(0, declaration.length() - 1) + ") {}")))
        : new Fix("close it by try-with-resources", edits);
  }

  /* Whether the rest of the block closes the variable itself, or gives it another value. */
  private static boolean isTakenCareOf(Enclosing.InBlock at) {
    if (!(at.statement() instanceof VariableTree variable)) {
      return false;
    }
    String name = variable.getName().toString();
    return at.after().stream()
        .anyMatch(
            statement -> Names.in(statement).changes(name) || calls(statement, name, "close") > 0);
  }

  /** Makes a resource of a frame, a nested scope, an arena or a stack. */
  public @Nullable Fix ofRegion(Place opened) {
    return receiver(opened.tree(), "beginFrame") == null ? of(opened) : ofFrame(opened);
  }

  /** Makes a resource of a frame that one call begins and one call of the same block ends. */
  private @Nullable Fix ofFrame(Place begun) {
    Enclosing around = new Enclosing(sources, begun.unit());
    Enclosing.InBlock at = around.statement(begun.tree());
    String allocator = receiver(begun.tree(), "beginFrame");
    if (at == null || allocator == null) {
      return null;
    }
    String head =
        switch (at.statement()) {
          case ExpressionStatementTree statement when statement.getExpression() == begun.tree() ->
              "try (var _ = " + around.text(begun.tree()) + ") {";
          case VariableTree variable when variable.getInitializer() == begun.tree() ->
              "try (" + around.text(variable).strip().replaceAll(";$", "") + ") {";
          default -> null;
        };
    StatementTree end = null;
    int ends = 0;
    for (StatementTree statement : at.after()) {
      ends += calls(statement, allocator, "endFrame");
      if (statement instanceof ExpressionStatementTree call
          && allocator.equals(receiver(call.getExpression(), "endFrame"))) {
        end = statement;
      }
    }
    if (head == null || end == null || ends != 1 || isUsedAfter(at, end)) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(around.replace(around.start(at.statement()), around.end(at.statement()), head));
    long line = around.start(end) - around.indentAt(around.start(end)).length();
    edits.addAll(around.indent(around.end(at.statement()), line));
    edits.add(around.replace(around.start(end), around.end(end), "}"));
    return new Fix("end the frame by try-with-resources", edits);
  }

  private static @Nullable String receiver(Tree tree, String method) {
    return tree instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals(method)
        ? select.getExpression().toString()
        : null;
  }

  private static int calls(Tree tree, String on, String name) {
    int[] count = {0};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        count[0] += on.equals(receiver(call, name)) ? 1 : 0;
        return super.visitMethodInvocation(call, null);
      }
    }.scan(tree, null);
    return count[0];
  }

  /* Whether a variable of the future block is named after it. */
  private static boolean isUsedAfter(Enclosing.InBlock at, StatementTree end) {
    Set<Name> declared = new HashSet<>();
    boolean[] used = {false};
    boolean after = false;
    for (StatementTree statement : at.after()) {
      if (after) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
            used[0] |= declared.contains(name.getName());
            return null;
          }
        }.scan(statement, null);
      } else if (statement instanceof VariableTree variable) {
        declared.add(variable.getName());
      }
      after |= statement == end;
    }
    return used[0];
  }

  /** Writes an annotation before a declaration. */
  public Fix annotate(Place declaration, String annotation) {
    Enclosing around = new Enclosing(sources, declaration.unit());
    long start = around.start(declaration.tree());
    return annotate(around, start, annotation, "\n" + around.indentAt(start));
  }

  /** Writes an annotation before a parameter. */
  public Fix annotateParameter(Place parameter, String annotation) {
    Enclosing around = new Enclosing(sources, parameter.unit());
    return annotate(around, around.start(parameter.tree()), annotation, " ");
  }

  private static Fix annotate(Enclosing around, long start, String annotation, String after) {
    String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
    List<Edit> edits = new ArrayList<>();
    Edit imported = around.importing(annotation);
    if (imported != null) {
      edits.add(imported);
    }
    edits.add(around.insert(start, "@" + simple + after));
    return new Fix("say it: @" + simple, edits);
  }
}
