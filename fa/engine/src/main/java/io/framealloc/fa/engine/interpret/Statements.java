package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Runs statements over the paths that reach them. */
final class Statements {

  /** Thrown out of a body that has too many paths; it is then left alone. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch() {
      super("too many paths", null, false, false);
    }
  }

  private static final int MOST_STEPS = 10_000;

  private final Machine machine;

  Statements(Machine machine) {
    this.machine = machine;
  }

  /** Runs a statement and returns the paths that go on after it. */
  List<World> run(@Nullable StatementTree tree, List<World> in, Activation a) {
    List<World> worlds = alive(in);
    if (tree == null || worlds.isEmpty()) {
      return worlds;
    }
    machine.steps += worlds.size();
    if (machine.steps > MOST_STEPS) {
      throw new TooMuch();
    }
    return alive(World.join(step(tree, worlds, a)));
  }

  private static List<World> alive(List<World> worlds) {
    List<World> alive = new ArrayList<>(worlds);
    alive.removeIf(World::isDead);
    return alive;
  }

  private List<World> step(StatementTree tree, List<World> worlds, Activation a) {
    return switch (tree) {
      case BlockTree block -> block(block.getStatements(), block, worlds, a);
      case ExpressionStatementTree statement -> worlds(each(statement.getExpression(), worlds, a));
      case VariableTree variable -> declare(variable, worlds, a);
      case IfTree branch -> {
        Branches.Split split = machine.branches.split(branch.getCondition(), worlds, a);
        List<World> out = new ArrayList<>(run(branch.getThenStatement(), split.yes(), a));
        out.addAll(run(branch.getElseStatement(), split.no(), a));
        yield out;
      }
      case ReturnTree exit -> {
        leave(exit.getExpression(), exit, Leaving.How.RETURN, worlds, a);
        yield List.of();
      }
      case YieldTree exit -> {
        leave(exit.getValue(), exit, Leaving.How.YIELD, worlds, a);
        yield List.of();
      }
      case ThrowTree exit -> {
        leave(exit.getExpression(), exit, Leaving.How.THROW, worlds, a);
        yield List.of();
      }
      case BreakTree exit -> jump(Leaving.How.BREAK, exit.getLabel(), exit, worlds);
      case ContinueTree exit -> jump(Leaving.How.CONTINUE, exit.getLabel(), exit, worlds);
      case LabeledStatementTree labeled -> labeled(labeled, worlds, a);
      case TryTree attempt -> machine.tries.run(attempt, worlds, a);
      case SwitchTree choice ->
          worlds(choose(choice, choice.getExpression(), choice.getCases(), worlds, a));
      case SynchronizedTree locked ->
          run(locked.getBlock(), worlds(each(locked.getExpression(), worlds, a)), a);
      case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ ->
          machine.loops.run(tree, null, worlds, a);
      case AssertTree claim -> {
        machine.branches.split(claim.getCondition(), worlds, a); // it may be switched off
        yield worlds;
      }
      default -> worlds;
    };
  }

  /** Runs statements as a block, whose variables end with it. */
  List<World> block(
      List<? extends StatementTree> statements, Tree block, List<World> in, Activation a) {
    List<World> worlds = in;
    for (StatementTree statement : statements) {
      worlds = run(statement, worlds, a);
    }
    Set<Element> declared = declaredIn(statements, a);
    for (World world : worlds) {
      machine.exits.leaveScope(world, declared, a, block);
    }
    return worlds;
  }

  private Set<Element> declaredIn(List<? extends StatementTree> statements, Activation a) {
    Set<Element> declared = new HashSet<>();
    for (StatementTree statement : statements) {
      if (statement instanceof VariableTree variable) {
        add(declared, variable, a);
      }
    }
    return declared;
  }

  private void add(Set<Element> declared, VariableTree variable, Activation a) {
    Element element = machine.symbols.element(a.unit(), variable);
    if (element != null) {
      declared.add(element);
    }
  }

  /** Returns all variables declared anywhere in a tree. */
  Set<Element> declaredInside(Tree tree, Activation a) {
    Set<Element> declared = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        add(declared, variable, a);
        return super.visitVariable(variable, null);
      }
    }.scan(tree, null);
    return declared;
  }

  List<Out> each(ExpressionTree expression, List<World> worlds, Activation a) {
    List<Out> outs = new ArrayList<>();
    for (World world : worlds) {
      outs.addAll(machine.expressions.outs(expression, world.copy(), a));
    }
    return outs;
  }

  static List<World> worlds(List<Out> outs) {
    List<World> worlds = new ArrayList<>();
    outs.forEach(out -> worlds.add(out.world()));
    return worlds;
  }

  private List<World> declare(VariableTree variable, List<World> worlds, Activation a) {
    Element element = machine.symbols.element(a.unit(), variable);
    ExpressionTree initializer = variable.getInitializer();
    if (initializer == null || element == null) {
      return worlds;
    }
    if (element.asType().getKind() == TypeKind.BOOLEAN) {
      Branches.Split split = machine.branches.split(initializer, worlds, a);
      List<World> out = new ArrayList<>();
      for (World world : split.yes()) {
        world.assume(element, true);
        out.add(world);
      }
      for (World world : split.no()) {
        world.assume(element, false);
        out.add(world);
      }
      return out;
    }
    List<World> out = new ArrayList<>();
    for (Out each : each(initializer, worlds, a)) {
      each.world().bind(element, each.value());
      out.add(each.world());
    }
    return out;
  }

  private void leave(
      @Nullable ExpressionTree value,
      Tree tree,
      Leaving.How how,
      List<World> worlds,
      Activation a) {
    if (value == null) {
      for (World world : worlds) {
        machine.leaving.add(new Leaving(how, null, world.copy(), Value.UNKNOWN, null, tree));
      }
      return;
    }
    for (Out out : each(value, worlds, a)) {
      if (!out.world().isDead()) {
        machine.leaving.add(
            new Leaving(
                how,
                null,
                out.world(),
                out.value(),
                how == Leaving.How.THROW ? machine.symbols.type(a.unit(), value) : null,
                tree));
      }
    }
  }

  private List<World> jump(Leaving.How how, @Nullable Object label, Tree tree, List<World> worlds) {
    String target = label == null ? null : label.toString();
    for (World world : worlds) {
      machine.leaving.add(new Leaving(how, target, world.copy(), Value.UNKNOWN, null, tree));
    }
    return List.of();
  }

  private List<World> labeled(LabeledStatementTree tree, List<World> worlds, Activation a) {
    String label = tree.getLabel().toString();
    List<World> out = new ArrayList<>();
    List<Leaving> left =
        machine.catching(
            () ->
                out.addAll(
                    isLoop(tree.getStatement())
                        ? machine.loops.run(tree.getStatement(), label, worlds, a)
                        : run(tree.getStatement(), worlds, a)));
    for (Leaving leaving : left) {
      if (leaving.how() == Leaving.How.BREAK && label.equals(leaving.label())) {
        out.add(leaving.world());
      } else {
        machine.leaving.add(leaving);
      }
    }
    return out;
  }

  private static boolean isLoop(StatementTree tree) {
    return switch (tree) {
      case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ -> true;
      default -> false;
    };
  }

  /** Runs a switch; gives the paths after it with what they yield. */
  List<Out> choose(
      Tree tree,
      ExpressionTree selector,
      List<? extends CaseTree> cases,
      List<World> in,
      Activation a) {
    List<Out> outs = new ArrayList<>();
    List<Leaving> left =
        machine.catching(
            () -> {
              List<World> fallen = List.of();
              List<Out> selected = each(selector, in, a);
              for (CaseTree one : cases) {
                List<World> entering = new ArrayList<>(fallen);
                for (Out out : selected) {
                  World world = out.world().copy();
                  machine.patterns.bind(one, out.value(), world, a);
                  entering.add(world);
                }
                if (one.getGuard() != null) {
                  entering = machine.branches.split(one.getGuard(), entering, a).yes();
                }
                fallen = runCase(one, entering, outs, a);
              }
              fallen.forEach(w -> outs.add(new Out(w, Value.UNKNOWN)));
              if (tree instanceof SwitchTree && !Patterns.isTotal(cases)) {
                selected.forEach(o -> outs.add(new Out(o.world(), Value.UNKNOWN)));
              }
            });
    for (Leaving leaving : left) {
      boolean breaks = leaving.how() == Leaving.How.BREAK && leaving.label() == null;
      if (breaks || leaving.how() == Leaving.How.YIELD) {
        outs.add(new Out(leaving.world(), leaving.value()));
      } else {
        machine.leaving.add(leaving);
      }
    }
    return outs;
  }

  /* Returns the paths that fall into the next case. */
  private List<World> runCase(CaseTree one, List<World> entering, List<Out> outs, Activation a) {
    if (one.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      List<World> worlds = entering;
      for (StatementTree statement : one.getStatements()) {
        worlds = run(statement, worlds, a);
      }
      return worlds;
    }
    switch (one.getBody()) {
      case ExpressionTree value -> outs.addAll(each(value, entering, a));
      case ExpressionStatementTree statement ->
          outs.addAll(each(statement.getExpression(), entering, a));
      case StatementTree statement ->
          run(statement, entering, a).forEach(w -> outs.add(new Out(w, Value.UNKNOWN)));
      default -> {}
    }
    return List.of();
  }
}
