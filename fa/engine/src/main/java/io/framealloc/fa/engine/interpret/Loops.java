package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Loop;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Runs loops until nothing new can happen in them, or a few times. */
final class Loops {

  private static final int MOST_ROUNDS = 3;

  private final Machine machine;

  Loops(Machine machine) {
    this.machine = machine;
  }

  /** A loop, taken apart. */
  private record Parts(
      StatementTree tree,
      @Nullable ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> update,
      boolean bodyFirst) {}

  List<World> run(StatementTree tree, @Nullable String label, List<World> in, Activation a) {
    Loop loop = new Loop(tree, machine.trips.of(tree, a), false);
    List<World> worlds = in;
    if (tree instanceof ForLoopTree counted) {
      for (StatementTree initializer : counted.getInitializer()) {
        worlds = machine.statements.run(initializer, worlds, a);
      }
    }
    a.loops().push(loop);
    List<World> out;
    try {
      out =
          tree instanceof EnhancedForLoopTree each
              ? overElements(each, label, worlds, a)
              : rounds(partsOf(tree), loop, label, worlds, a);
    } finally {
      a.loops().pop();
    }
    Set<Element> declared = machine.statements.declaredInside(tree, a);
    for (World world : out) {
      machine.exits.leaveScope(world, declared, a, tree);
    }
    return out;
  }

  private static Parts partsOf(StatementTree tree) {
    return switch (tree) {
      case WhileLoopTree loop ->
          new Parts(loop, loop.getCondition(), loop.getStatement(), List.of(), false);
      case DoWhileLoopTree loop ->
          new Parts(loop, loop.getCondition(), loop.getStatement(), List.of(), true);
      case ForLoopTree loop ->
          new Parts(loop, loop.getCondition(), loop.getStatement(), loop.getUpdate(), false);
      default -> throw new IllegalArgumentException("not a loop: " + tree.getKind());
    };
  }

  private List<World> rounds(
      Parts parts, Loop loop, @Nullable String label, List<World> in, Activation a) {
    List<World> out = new ArrayList<>();
    List<World> seen = new ArrayList<>(in.stream().map(World::copy).toList());
    List<World> heads = in;
    boolean once = parts.bodyFirst || loop.trips() > 0;
    for (int round = 0; round < MOST_ROUNDS && !heads.isEmpty(); round++) {
      List<World> entering = heads;
      if (!parts.bodyFirst || round > 0) {
        Branches.Split split = test(parts.condition, heads, a);
        entering = split.yes();
        if (round > 0 || !once) {
          out.addAll(split.no());
        }
      }
      List<World> after = body(parts.tree, parts.body, label, entering, out, a);
      for (StatementTree update : parts.update) {
        after = machine.statements.run(update, after, a);
      }
      heads = unseen(after, seen);
      if (once) { // what the body leaves as it was has not been through the test yet
        after.removeAll(heads);
        out.addAll(test(parts.condition, after, a).no());
      }
    }
    out.addAll(test(parts.condition, heads, a).no());
    return World.join(out);
  }

  private Branches.Split test(@Nullable ExpressionTree condition, List<World> heads, Activation a) {
    return condition == null
        ? new Branches.Split(heads, List.of())
        : machine.branches.split(condition, heads, a);
  }

  private List<World> overElements(
      EnhancedForLoopTree tree, @Nullable String label, List<World> in, Activation a) {
    List<World> out = new ArrayList<>();
    for (Out source : machine.statements.each(tree.getExpression(), in, a)) {
      Set<Obj> elements = elementsOf(source, tree, a);
      List<World> seen = new ArrayList<>(List.of(source.world().copy()));
      List<World> heads = List.of(source.world());
      if (elements.isEmpty()) {
        out.add(source.world().copy());
      }
      Element variable = machine.symbols.element(a.unit(), tree.getVariable());
      for (int round = 0; round < MOST_ROUNDS && !heads.isEmpty(); round++) {
        List<World> entering = new ArrayList<>();
        for (World head : heads) {
          World world = head.copy();
          if (variable != null) {
            world.bind(variable, round == 0 ? Value.of(elements) : Value.UNKNOWN);
          }
          entering.add(world);
        }
        List<World> after = body(tree, tree.getStatement(), label, entering, out, a);
        after.forEach(w -> out.add(w.copy()));
        heads = unseen(after, seen);
      }
    }
    return World.join(out);
  }

  private Set<Obj> elementsOf(Out source, EnhancedForLoopTree tree, Activation a) {
    Obj one = source.value().single();
    if (one == null) {
      return Set.of();
    }
    if (one.kind() == Kind.CONTAINER) {
      return source.world().contents(one);
    }
    machine.effects.use(new Moment(source.world(), a, tree.getExpression()), one);
    return Set.of();
  }

  /* Runs the body once; gives the paths to the next round, and adds those that leave. */
  private List<World> body(
      Tree loop,
      StatementTree body,
      @Nullable String label,
      List<World> entering,
      List<World> out,
      Activation a) {
    List<World> after = new ArrayList<>();
    List<Leaving> left =
        machine.catching(() -> after.addAll(machine.statements.run(body, entering, a)));
    for (Leaving leaving : left) {
      boolean mine = leaving.label() == null || leaving.label().equals(label);
      if (leaving.how() == Leaving.How.CONTINUE && mine) {
        after.add(leaving.world());
      } else if (leaving.how() == Leaving.How.BREAK && leaving.label() == null) {
        out.add(leaving.world());
      } else {
        machine.leaving.add(leaving);
      }
    }
    Set<Element> declared = machine.statements.declaredInside(body, a);
    for (World world : after) {
      machine.exits.leaveScope(world, declared, a, loop);
    }
    return World.join(after);
  }

  private static List<World> unseen(List<World> worlds, List<World> seen) {
    List<World> fresh = new ArrayList<>();
    for (World world : worlds) {
      if (seen.stream().noneMatch(world::isSame)) {
        seen.add(world.copy());
        fresh.add(world);
      }
    }
    return fresh;
  }
}
