package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Symbols;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which methods have to do with memory, by themselves or by what they call. */
final class Relevance {

  private final Symbols symbols;
  private final Library library;
  private final Set<Element> methods = new HashSet<>();
  private final Set<Element> types = new HashSet<>();
  private final Map<Element, Boolean> holding = new HashMap<>();
  private final Map<Element, Set<Element>> callers = new HashMap<>();

  private boolean all;

  Relevance(Symbols symbols, Library library) {
    this.symbols = symbols;
    this.library = library;
  }

  /** Looks through all methods, and then through those that call the relevant ones. */
  void find(Bodies bodies) {
    bodies
        .all()
        .forEach(
            (method, body) -> {
              if (isRelevant(body.unit(), body.tree(), method)) {
                methods.add(method);
              }
            });
    Deque<Element> todo = new ArrayDeque<>(methods);
    while (!todo.isEmpty()) {
      for (Element caller : callers.getOrDefault(todo.pop(), Set.of())) {
        if (methods.add(caller)) {
          todo.push(caller);
        }
      }
    }
    for (Element method : methods) {
      TypeElement home = Symbols.classOf(method);
      if (home != null) {
        types.add(home);
      }
    }
  }

  /** Takes everything for relevant: to try the interpreter on code that has no memory in it. */
  void takeAll() {
    all = true;
  }

  boolean isRelevant(Element method) {
    return all || methods.contains(method);
  }

  /** Returns whether methods or fields of a class have to do with memory. */
  boolean isRelevantType(@Nullable Element type) {
    return type != null
        && (types.contains(type) || holding.computeIfAbsent(type, this::hasFieldOfMemory));
  }

  private boolean hasFieldOfMemory(Element type) {
    return type.getEnclosedElements().stream()
        .anyMatch(e -> e.getKind() == ElementKind.FIELD && library.kindOf(e.asType()) != null);
  }

  /** Returns whether a piece of code names memory, or waits. */
  boolean isRelevant(CompilationUnitTree unit, Tree code, Element owner) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        look(tree);
        return null;
      }

      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        look(tree);
        return super.visitMemberSelect(tree, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree t, @Nullable Void unused) {
        look(t);
        called(symbols.element(unit, t.getMethodSelect()));
        return super.visitMethodInvocation(t, null);
      }

      @Override
      public @Nullable Void visitMemberReference(MemberReferenceTree t, @Nullable Void unused) {
        called(symbols.element(unit, t));
        return super.visitMemberReference(t, null);
      }

      @Override
      public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        look(tree);
        called(symbols.element(unit, tree));
        return super.visitNewClass(tree, null);
      }

      private void look(Tree tree) {
        found[0] |= library.kindOf(symbols.type(unit, tree)) != null;
      }

      private void called(@Nullable Element method) {
        if (method instanceof ExecutableElement call) {
          callers.computeIfAbsent(method, _ -> new HashSet<>()).add(owner);
          TypeMirror home = Symbols.ownType(call);
          found[0] |= home != null && library.wait(call, home) != null;
          found[0] |= home != null && library.isOurs(home);
          found[0] |= home != null && isAct(library.act(call, home));
        }
      }
    }.scan(code, null);
    return all || found[0];
  }

  private static boolean isAct(Act act) {
    return act != Act.NONE && act != Act.SAFE;
  }
}
