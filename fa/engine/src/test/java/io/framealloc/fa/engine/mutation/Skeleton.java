package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A method rewritten for another library: the same frames, allocations, uses, loops, branches,
 * handlers and lambdas in the same order; what has nothing to do with memory is left out.
 */
final class Skeleton {

  private final Program program;
  private final Dialect to;
  private final Map<Element, Site> sites = new LinkedHashMap<>();
  private final Map<StatementTree, Region> opened = new LinkedHashMap<>();
  private final Map<StatementTree, Region> closed = new LinkedHashMap<>();
  private final Map<Region, String> names = new LinkedHashMap<>();
  private final Deque<String> frames = new ArrayDeque<>();
  private final StringBuilder out = new StringBuilder();

  Skeleton(Program program, Dialect to, List<Site> sites, List<Region> regions) {
    this.program = program;
    this.to = to;
    for (Site site : sites) {
      Element element = program.element(site.unit(), site.variable());
      if (element != null) {
        this.sites.put(element, site);
      }
    }
    for (Region region : regions) {
      names.put(region, "frame" + names.size());
      opened.put(region.opening(), region);
      if (region instanceof Region.OfCalls calls) {
        closed.put(calls.closing(), region);
      }
    }
  }

  /** Returns the rewritten method. */
  String of(MethodTree method, String name) {
    String type = to == Dialect.FFM ? "Arena" : "MemoryStack";
    frames.push("given");
    out.append("  static void ").append(name).append("(").append(type).append(" given) ");
    statement(method.getBody());
    return out.append("\n").toString();
  }

  private Skeleton line(String text) {
    out.append(text).append("\n");
    return this;
  }

  private String memory() {
    return to == Dialect.FFM ? "MemorySegment" : "IntBuffer";
  }

  private String allocation() {
    return frames.getFirst() + (to == Dialect.FFM ? ".allocate(64)" : ".mallocInt(16)");
  }

  private String part(String whole) {
    return whole + (to == Dialect.FFM ? ".asSlice(0)" : ".slice()");
  }

  private String opening(Region region) {
    String begin =
        to == Dialect.FFM
            ? "Arena.ofConfined()"
            : region.isScope() ? frames.getFirst() + ".push()" : "MemoryStack.stackPush()";
    return (to == Dialect.FFM ? "Arena " : "MemoryStack ") + names.get(region) + " = " + begin;
  }

  /* The variables with memory that a tree names, as arguments. */
  private String uses(@Nullable Tree tree) {
    Set<String> used = new LinkedHashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(LambdaExpressionTree l, @Nullable Void unused) {
        return holdsSites(l) ? null : super.visitLambdaExpression(l, null); // it has its own uses
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        if (site(name) != null) {
          used.add(name.getName().toString());
        }
        return null;
      }
    }.scan(tree, null);
    return String.join(", ", used);
  }

  private @Nullable Site site(Tree name) {
    for (Site any : sites.values()) {
      return sites.get(program.element(any.unit(), name));
    }
    return null;
  }

  private void use(@Nullable Tree tree) {
    String used = uses(tree);
    if (!used.isEmpty()) {
      line("use(" + used + ");");
    }
  }

  private void statement(@Nullable StatementTree tree) {
    Region closing = closed.get(tree);
    if (closing != null) {
      line(names.get(closing) + (to == Dialect.FFM ? ".close();" : ".pop();"));
      frames.remove(names.get(closing));
      return;
    }
    if (opened.get(tree) instanceof Region.OfCalls opening) {
      line(opening(opening) + ";");
      frames.push(names.get(opening));
      return;
    }
    switch (tree) {
      case BlockTree block -> {
        line("{");
        block.getStatements().forEach(this::statement);
        line("}");
      }
      case VariableTree variable -> declare(variable);
      case ExpressionStatementTree statement -> expression(statement.getExpression());
      case IfTree choice -> {
        line("if (test(" + uses(choice.getCondition()) + "))");
        body(choice.getThenStatement());
        if (choice.getElseStatement() != null) {
          line("else");
          body(choice.getElseStatement());
        }
      }
      case WhileLoopTree loop -> loop(loop.getCondition(), loop.getStatement());
      case ForLoopTree loop -> loop(loop.getCondition(), loop.getStatement());
      case EnhancedForLoopTree loop -> loop(loop.getExpression(), loop.getStatement());
      case DoWhileLoopTree loop -> {
        line("do");
        body(loop.getStatement());
        line("while (test(" + uses(loop.getCondition()) + "));");
      }
      case ReturnTree exit -> {
        expression(exit.getExpression());
        line("return;");
      }
      case ThrowTree exit -> {
        expression(exit.getExpression());
        line("throw new IllegalStateException();");
      }
      case BreakTree exit ->
          line("break" + (exit.getLabel() == null ? "" : " " + exit.getLabel()) + ";");
      case ContinueTree exit ->
          line("continue" + (exit.getLabel() == null ? "" : " " + exit.getLabel()) + ";");
      case LabeledStatementTree labeled -> {
        line(labeled.getLabel() + ":");
        statement(labeled.getStatement());
      }
      case SynchronizedTree locked -> {
        line("synchronized (Object.class)");
        statement(locked.getBlock());
      }
      case SwitchTree choice -> choose(choice);
      case TryTree attempt -> attempt(attempt);
      case null, default -> {}
    }
  }

  private void body(StatementTree tree) {
    line("{");
    statement(tree);
    line("}");
  }

  private void loop(@Nullable Tree condition, StatementTree body) {
    line("for (int i_" + out.length() + " = 0; test(" + uses(condition) + "); )");
    body(body);
  }

  private void declare(VariableTree variable) {
    Site site = site(variable);
    if (site == null) {
      expression(variable.getInitializer());
      return;
    }
    String value =
        switch (variable.getInitializer()) {
          case IdentifierTree other -> other.getName().toString();
          case Tree made when uses(made).isEmpty() -> allocation();
          case Tree made -> part(uses(made).replaceAll(",.*", ""));
        };
    line(memory() + " " + variable.getName() + " = " + value + ";");
  }

  private void expression(@Nullable Tree tree) {
    if (tree instanceof AssignmentTree assignment
        && assignment.getVariable() instanceof IdentifierTree name
        && site(name) != null) {
      String used = uses(assignment.getExpression());
      String value = used.isEmpty() ? allocation() : used.replaceAll(",.*", "");
      line(name.getName() + " = " + value + ";");
      return;
    }
    List<LambdaExpressionTree> lambdas = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(LambdaExpressionTree l, @Nullable Void unused) {
        lambdas.add(l);
        return null;
      }
    }.scan(tree, null);
    for (LambdaExpressionTree lambda : lambdas) {
      if (lambda.getBody() instanceof BlockTree block && holdsSites(block)) {
        line("run(() ->");
        statement(block);
        line(");");
      }
    }
    use(tree);
  }

  private boolean holdsSites(Tree tree) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        found[0] |= site(variable) != null;
        return super.visitVariable(variable, null);
      }
    }.scan(tree, null);
    return found[0];
  }

  private void choose(SwitchTree tree) {
    line("switch (number(" + uses(tree.getExpression()) + ")) {");
    int number = 0;
    for (CaseTree one : tree.getCases()) {
      boolean last = one.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
      boolean arrow = one.getCaseKind() == CaseTree.CaseKind.RULE;
      line((last ? "default" : "case " + number++) + (arrow ? " -> {" : ": "));
      if (!arrow) {
        one.getStatements().forEach(this::statement);
      } else {
        if (one.getBody() instanceof StatementTree body) {
          statement(body);
        } else {
          use(one.getBody());
        }
        line("}");
      }
    }
    line("}");
  }

  private void attempt(TryTree tree) {
    List<String> resources = new ArrayList<>();
    int depth = frames.size();
    for (Tree resource : tree.getResources()) {
      for (Region region : names.keySet()) {
        if (region instanceof Region.OfTry one && one.resource() == resource) {
          resources.add(opening(region));
          frames.push(names.get(region));
        }
      }
    }
    boolean plain =
        resources.isEmpty() && tree.getCatches().isEmpty() && tree.getFinallyBlock() == null;
    line(plain ? "" : resources.isEmpty() ? "try" : "try (" + String.join("; ", resources) + ")");
    statement(tree.getBlock());
    while (frames.size() > depth) {
      frames.pop();
    }
    if (!tree.getCatches().isEmpty()) {
      CatchTree handler = tree.getCatches().getFirst();
      line("catch (RuntimeException e_" + out.length() + ")");
      statement(handler.getBlock());
    }
    if (tree.getFinallyBlock() != null) {
      line("finally");
      statement(tree.getFinallyBlock());
    }
  }
}
