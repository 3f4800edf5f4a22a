package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the local variables with memory of a frame, and the frames, in an attributed program. */
final class Sites {

  private final Program program;
  private final Dialect dialect;
  private final BiPredicate<CompilationUnitTree, MethodTree> wanted;
  private final Map<Element, Site.Carrier> carriers = new HashMap<>();
  private final Set<Element> holding = new HashSet<>();
  private final List<Site> sites = new ArrayList<>();
  private final Set<Region> regions = new LinkedHashSet<>();

  /** Looks through the wanted methods of a program. */
  Sites(Program program, Dialect dialect, BiPredicate<CompilationUnitTree, MethodTree> wanted) {
    this.program = program;
    this.dialect = dialect;
    this.wanted = wanted;
    findCarriers();
    for (CompilationUnitTree unit : program.units()) {
      new Finder(unit).scan(unit, null);
    }
  }

  List<Site> sites() {
    return sites;
  }

  /* Classes whose objects keep memory of a frame in a field. */
  private void findCarriers() {
    for (int before = -1; before != carriers.size(); ) {
      before = carriers.size();
      for (CompilationUnitTree unit : program.units()) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            for (Tree member : tree.getMembers()) {
              if (member instanceof VariableTree field
                  && dialect == Dialect.FRAMEALLOC
                  && program.element(unit, tree) instanceof Element home
                  && isMemory(program.type(unit, field.getType()))) {
                carriers.put(home, carrier(unit, tree, field));
              }
            }
            return super.visitClass(tree, null);
          }
        }.scan(unit, null);
      }
    }
  }

  private Site.Carrier carrier(CompilationUnitTree unit, ClassTree tree, VariableTree field) {
    String read = null;
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method
          && method.getParameters().isEmpty()
          && method.getBody() != null
          && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
          && mentions(unit, method, field)) {
        read = method.getName() + "()";
      }
    }
    return new Site.Carrier(tree.getSimpleName().toString(), read);
  }

  private boolean mentions(CompilationUnitTree unit, MethodTree method, VariableTree field) {
    boolean[] found = {false};
    Element element = program.element(unit, field);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        found[0] |= element.equals(program.element(unit, tree.getExpression()));
        return super.visitMemberSelect(tree, null);
      }
    }.scan(method.getBody(), null);
    return found[0];
  }

  private static @Nullable Element declared(@Nullable TypeMirror type) {
    return type instanceof DeclaredType known ? known.asElement() : null;
  }

  private boolean isMemory(@Nullable TypeMirror type) {
    Element element = declared(type);
    return element != null
        && (carriers.containsKey(element)
            || dialect.memory.contains(element.getSimpleName().toString()));
  }

  private boolean isNamed(@Nullable TypeMirror type, Set<String> names) {
    Element element = declared(type);
    return element != null && names.contains(element.getSimpleName().toString());
  }

  private static final Set<String> ALLOCATORS = Set.of("SmartAlloc");

  /** Returns whether a statement calls one of these methods of the library, and nothing else. */
  private boolean isCall(CompilationUnitTree unit, StatementTree statement, Set<String> names) {
    ExpressionTree value =
        switch (statement) {
          case ExpressionStatementTree call -> call.getExpression();
          case VariableTree variable -> variable.getInitializer();
          default -> null;
        };
    if (!(value instanceof MethodInvocationTree call)) {
      return false;
    }
    Element method = program.element(unit, call.getMethodSelect());
    return method != null
        && names.contains(method.getSimpleName().toString())
        && method.getEnclosingElement() instanceof TypeElement home
        && (isNamed(home.asType(), dialect.frames) || isNamed(home.asType(), ALLOCATORS));
  }

  private final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private @Nullable ClassTree home;
    private @Nullable MethodTree method;
    private @Nullable Region region;
    private boolean apart;

    Finder(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      ClassTree outerHome = home;
      boolean outerApart = apart;
      home = tree;
      apart = true;
      super.visitClass(tree, null);
      home = outerHome;
      apart = outerApart;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      if (wanted.test(unit, tree)) {
        MethodTree outerMethod = method;
        Region outerRegion = region;
        method = tree;
        region = null;
        super.visitMethod(tree, null);
        method = outerMethod;
        region = outerRegion;
      }
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      boolean outer = apart;
      apart = true;
      super.visitLambdaExpression(tree, null);
      apart = outer;
      return null;
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
      Region outer = region;
      boolean outerApart = apart;
      boolean inBlock = getCurrentPath().getParentPath().getLeaf() instanceof BlockTree;
      for (Tree resource : tree.getResources()) {
        if (resource instanceof VariableTree variable) {
          scan(variable.getInitializer(), null);
          TypeMirror type = program.type(unit, variable);
          if (isNamed(type, dialect.frames)) {
            boolean scope = isNamed(type, Set.of("FrameScope"));
            region = new Region.OfTry(tree, variable, inBlock, scope);
            apart = false;
            add(region);
          }
        }
      }
      scan(tree.getBlock(), null);
      region = outer;
      apart = outerApart;
      scan(tree.getCatches(), null);
      scan(tree.getFinallyBlock(), null);
      return null;
    }

    private void add(Region found) {
      if (method != null) {
        regions.add(found);
        frames.add(new Frame(unit, method, found));
      }
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
      Region outer = region;
      boolean outerApart = apart;
      List<? extends StatementTree> statements = tree.getStatements();
      for (int i = 0; i < statements.size(); i++) {
        StatementTree statement = statements.get(i);
        scan(statement, null);
        if (isCall(unit, statement, dialect.begins)) {
          StatementTree closing = closing(statements.subList(i + 1, statements.size()));
          if (closing == null) {
            break; // the frame stays open: nothing outlives it
          } else {
            region = new Region.OfCalls(statement, closing);
            apart = false;
            add(region);
          }
        } else if (region instanceof Region.OfCalls calls && calls.closing() == statement) {
          region = outer;
          apart = outerApart;
        }
      }
      region = outer;
      apart = outerApart;
      return null;
    }

    private @Nullable StatementTree closing(List<? extends StatementTree> after) {
      for (StatementTree statement : after) {
        if (isCall(unit, statement, dialect.ends)) {
          return statement;
        }
        if (statement instanceof TryTree attempt && attempt.getFinallyBlock() != null) {
          StatementTree last = closing(attempt.getFinallyBlock().getStatements());
          if (last != null) {
            return last;
          }
        }
      }
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
      Element element = program.element(unit, tree);
      if (element != null
          && element.getKind() == ElementKind.LOCAL_VARIABLE
          && getCurrentPath().getParentPath().getLeaf() instanceof BlockTree
          && isMemory(element.asType())
          && method != null
          && home != null
          && !tree.getName().isEmpty()
          && isFromFrame(tree.getInitializer())) {
        holding.add(element);
        sites.add(
            new Site(
                unit,
                home,
                method,
                tree,
                region,
                apart,
                isReassigned(element, method),
                carriers.get(declared(element.asType()))));
      }
      return super.visitVariable(tree, null);
    }

    private boolean isReassigned(Element element, MethodTree in) {
      boolean[] found = {false};
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
          found[0] |= element.equals(program.element(unit, tree.getVariable()));
          return super.visitAssignment(tree, null);
        }
      }.scan(in, null);
      return found[0];
    }

    /* Whether a value was allocated in a frame, or is a part of what was. */
    private boolean isFromFrame(@Nullable ExpressionTree value) {
      return switch (value) {
        case IdentifierTree name -> holding.contains(program.element(unit, name));
        case ParenthesizedTree inner -> isFromFrame(inner.getExpression());
        case TypeCastTree cast -> isFromFrame(cast.getExpression());
        case NewClassTree made -> made.getArguments().stream().anyMatch(this::isOfFrame);
        case MethodInvocationTree call -> {
          boolean given = call.getArguments().stream().anyMatch(this::isOfFrame);
          yield call.getMethodSelect() instanceof MemberSelectTree select
              ? given || isOfFrame(select.getExpression()) || isAllocated(select)
              : given;
        }
        case null, default -> false;
      };
    }

    private boolean isOfFrame(ExpressionTree value) {
      return isNamed(program.type(unit, value), dialect.frames) || isFromFrame(value);
    }

    private boolean isAllocated(MemberSelectTree select) {
      String name = select.getIdentifier().toString();
      return isNamed(program.type(unit, select.getExpression()), ALLOCATORS)
          && (name.startsWith("frame") || name.startsWith("tryFrame"));
    }
  }

  /** A frame that a method begins and ends. */
  record Frame(CompilationUnitTree unit, MethodTree method, Region region) {}

  private final List<Frame> frames = new ArrayList<>();

  List<Frame> frames() {
    return frames;
  }
}
