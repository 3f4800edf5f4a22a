package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.check.Trap;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Runs {@code try}: resources, handlers, and what happens finally. */
final class Tries {

  private static final Set<String> ABOVE_UNCHECKED =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private static final int MOST_THROWN = 32;

  private final Machine machine;

  Tries(Machine machine) {
    this.machine = machine;
  }

  List<World> run(TryTree tree, List<World> in, Activation a) {
    List<World> after = new ArrayList<>();
    List<Leaving> left =
        machine.catching(
            () -> {
              List<Leaving> thrown = attempt(tree, in, after, a);
              for (CatchTree handler : tree.getCatches()) {
                thrown = handle(handler, thrown, after, a);
              }
              machine.leaving.addAll(thrown);
            });
    BlockTree last = tree.getFinallyBlock();
    if (last == null) {
      machine.leaving.addAll(left);
      return after;
    }
    List<World> out = machine.statements.run(last, after, a);
    for (Leaving leaving : left) {
      World pending = leaving.world().copy();
      pending.bind(leaving, leaving.value()); // what is returned lives through it
      for (World world : machine.statements.run(last, List.of(pending), a)) {
        world.unbind(Set.of(leaving));
        machine.leaving.add(leaving.in(world));
      }
    }
    return out;
  }

  /* Runs resources and block; gives what it throws, one for each way. */
  private List<Leaving> attempt(TryTree tree, List<World> in, List<World> after, Activation a) {
    boolean catching = !tree.getCatches().isEmpty();
    machine.catches += catching ? 1 : 0;
    List<Leaving> left;
    try {
      left = machine.catching(() -> after.addAll(within(tree, 0, in, a)));
    } finally {
      machine.catches -= catching ? 1 : 0;
    }
    List<Leaving> thrown = new ArrayList<>();
    for (Leaving leaving : left) {
      if (leaving.how() == Leaving.How.THROW || leaving.how() == Leaving.How.MAY_THROW) {
        boolean few = thrown.size() < MOST_THROWN || leaving.how() == Leaving.How.THROW;
        if (few && thrown.stream().noneMatch(t -> isSame(t, leaving))) {
          thrown.add(leaving);
        }
      } else {
        machine.leaving.add(leaving);
      }
    }
    return thrown;
  }

  private static boolean isSame(Leaving a, Leaving b) {
    return a.how() == b.how()
        && String.valueOf(a.thrown()).equals(String.valueOf(b.thrown()))
        && a.world().isSame(b.world());
  }

  /* Runs the block inside the resources from the given one on. */
  private List<World> within(TryTree tree, int from, List<World> in, Activation a) {
    if (from == tree.getResources().size()) {
      return machine.statements.run(tree.getBlock(), in, a);
    }
    Tree resource = tree.getResources().get(from);
    List<World> out = new ArrayList<>();
    for (Out opened : open(resource, in, a)) {
      if (opened.world().isDead()) {
        continue;
      }
      List<World> inner = new ArrayList<>();
      List<Leaving> left =
          machine.catching(() -> inner.addAll(within(tree, from + 1, List.of(opened.world()), a)));
      for (World world : inner) {
        out.add(close(opened.value(), world, tree, resource, a));
      }
      for (Leaving leaving : left) {
        World world = leaving.world().copy();
        machine.leaving.add(leaving.in(close(opened.value(), world, tree, resource, a)));
      }
    }
    return out;
  }

  private List<Out> open(Tree resource, List<World> in, Activation a) {
    if (resource instanceof VariableTree variable && variable.getInitializer() != null) {
      Element element = machine.symbols.element(a.unit(), variable);
      List<Out> outs = machine.statements.each(variable.getInitializer(), in, a);
      for (Out out : outs) {
        if (element != null) {
          out.world().bind(element, out.value());
        }
      }
      return outs;
    }
    return resource instanceof ExpressionTree value
        ? machine.statements.each(value, in, a)
        : List.of();
  }

  private World close(Value value, World world, TryTree tree, Tree resource, Activation a) {
    machine.acts.closeResource(
        value, new Moment(world, a, tree.getBlock(), true), new Moment(world, a, resource));
    Obj one = value.single(Kind.CONTAINER);
    ExpressionTree opened =
        resource instanceof VariableTree variable
            ? variable.getInitializer()
            : resource instanceof ExpressionTree named ? named : null;
    if (one != null && opened != null) {
      machine.calls.close(one, opened, world, a);
    }
    if (resource instanceof VariableTree variable) {
      Element element = machine.symbols.element(a.unit(), variable);
      if (element != null && machine.leaving.isEmpty()) {
        world.unbind(Set.of(element));
      }
    }
    return world;
  }

  /* Runs a handler with what it catches; gives what goes on to the next. */
  private List<Leaving> handle(
      CatchTree handler, List<Leaving> thrown, List<World> after, Activation a) {
    List<Leaving> on = new ArrayList<>();
    List<World> caught = new ArrayList<>();
    for (Leaving leaving : thrown) {
      boolean certain = false;
      boolean possible = false;
      for (TypeMirror type : typesOf(handler, a)) {
        certain |= isCertain(leaving, type);
        possible |= isPossible(leaving, type);
      }
      if (certain || possible) {
        World world = leaving.world().copy();
        if (leaving.how() == Leaving.How.MAY_THROW) {
          world.mark(Trap.CAUGHT);
        }
        caught.add(world);
      }
      if (!certain) {
        on.add(leaving);
      }
    }
    for (World world : machine.statements.run(handler.getBlock(), World.join(caught), a)) {
      world.unmarkIf(Trap.CAUGHT::equals);
      after.add(world);
    }
    return on;
  }

  private List<TypeMirror> typesOf(CatchTree handler, Activation a) {
    List<TypeMirror> types = new ArrayList<>();
    Tree declared = handler.getParameter().getType();
    List<? extends Tree> trees =
        declared instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(declared);
    for (Tree tree : trees) {
      TypeMirror type = machine.symbols.type(a.unit(), tree);
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  private boolean isCertain(Leaving leaving, TypeMirror caught) {
    TypeMirror thrown = leaving.thrown();
    return thrown != null
        && leaving.how() == Leaving.How.THROW
        && machine.symbols.isSubtype(thrown, caught);
  }

  private boolean isPossible(Leaving leaving, TypeMirror caught) {
    TypeMirror thrown = leaving.thrown();
    if (thrown != null) {
      return machine.symbols.isSubtype(thrown, caught) || machine.symbols.isSubtype(caught, thrown);
    }
    return leaving.how() == Leaving.How.MAY_THROW && isUnchecked(caught);
  }

  private boolean isUnchecked(@Nullable TypeMirror type) {
    return type != null
        && (machine.symbols.isA(type, "java.lang.RuntimeException")
            || machine.symbols.isA(type, "java.lang.Error")
            || ABOVE_UNCHECKED.contains(type.toString()));
  }
}
