package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.check.Checks;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Universe;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Runs every method and initializer of the given files. */
public final class Analyzer {

  private final Trees trees;
  private final Machine machine;

  public Analyzer(Trees trees, Symbols symbols, Library library, Checks checks, Settings settings) {
    this.trees = trees;
    this.machine = new Machine(trees, symbols, library, checks, settings);
  }

  /** Runs bodies that have nothing to do with memory as well. */
  public void takeAll() {
    machine.relevance.takeAll();
  }

  /** Attributes what is not attributed yet, and runs it all. */
  public void analyze(List<CompilationUnitTree> units) {
    for (CompilationUnitTree unit : units) {
      attribute(unit);
    }
    for (CompilationUnitTree unit : units) {
      machine.bodies.add(unit);
      machine.checks.onUnit(unit);
    }
    machine.relevance.find(machine.bodies);
    for (CompilationUnitTree unit : units) {
      new Bodywise(unit).scan(unit, null);
    }
    machine.checks.onFinish();
  }

  /* Asking for the element of a class's modifiers makes javac attribute the class. */
  private void attribute(CompilationUnitTree unit) {
    TreePath root = new TreePath(unit);
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        trees.getElement(new TreePath(new TreePath(root, declared), declared.getModifiers()));
      }
    }
  }

  private final class Bodywise extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;

    Bodywise(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
        for (Tree member : tree.getMembers()) {
          switch (member) {
            case VariableTree field when field.getInitializer() != null ->
                run(unit, type, isStatic(field), field, List.of(field));
            case BlockTree block -> run(unit, type, block.isStatic(), block, List.of(block));
            default -> {}
          }
        }
      }
      return super.visitClass(tree, null);
    }

    private static boolean isStatic(VariableTree field) {
      return field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null && tree.getBody() != null && machine.relevance.isRelevant(element)) {
        boolean fixed = element.getModifiers().contains(Modifier.STATIC);
        run(unit, element, fixed, tree, List.of(tree.getBody()));
      }
      return super.visitMethod(tree, null);
    }
  }

  private void run(
      CompilationUnitTree unit,
      Element owner,
      boolean fixed,
      Tree tree,
      List<? extends StatementTree> statements) {
    if (owner instanceof TypeElement && !machine.relevance.isRelevant(unit, tree, owner)) {
      return;
    }
    machine.universe = new Universe();
    machine.leaving = new ArrayList<>();
    machine.steps = 0;
    machine.catches = 0;
    World world = new World();
    TypeElement type = Symbols.classOf(owner);
    Obj self = null;
    if (!fixed && type != null) {
      self = machine.owners.foreign(type, world);
    }
    Activation a = Activation.root(unit, owner, self);
    try {
      List<World> worlds = List.of(world);
      for (StatementTree statement : statements) {
        worlds = runPart(statement, worlds, a);
      }
      List<Leaving> left = new ArrayList<>(machine.leaving);
      worlds.forEach(
          w -> left.add(new Leaving(Leaving.How.RETURN, null, w, Value.UNKNOWN, null, tree)));
      left.removeIf(l -> l.how() == Leaving.How.MAY_THROW);
      machine.exits.finish(a, tree, left);
    } catch (Statements.TooMuch given) {
      machine.leaving.clear();
    }
  }

  /* The initializer of a field is an assignment to it. */
  private List<World> runPart(StatementTree statement, List<World> worlds, Activation a) {
    if (!(statement instanceof VariableTree field) || a.owner() instanceof TypeElement == false) {
      return machine.statements.run(statement, worlds, a);
    }
    List<World> out = new ArrayList<>();
    if (field.getInitializer() != null) {
      for (Out each : machine.statements.each(field.getInitializer(), worlds, a)) {
        machine.effects.escape(each.world(), each.value().objects());
        out.add(each.world());
      }
    }
    return out;
  }
}
