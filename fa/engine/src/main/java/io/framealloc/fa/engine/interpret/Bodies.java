package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.library.Symbols;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The methods of the compilation whose bodies can be followed. */
final class Bodies {

  /** A method with a body. */
  record Body(CompilationUnitTree unit, MethodTree tree) {}

  private final Trees trees;
  private final Map<Element, Body> bodies = new HashMap<>();
  private final Map<Element, ClassTree> localClasses = new HashMap<>();
  private final Set<Element> extended = new HashSet<>();

  Bodies(Trees trees) {
    this.trees = trees;
  }

  /** Adds the methods of a unit. */
  void add(CompilationUnitTree unit) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        Element element = trees.getElement(getCurrentPath());
        if (element != null && method.getBody() != null) {
          bodies.put(element, new Body(unit, method));
        }
        return super.visitMethod(method, null);
      }

      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
          extend(type.getSuperclass());
          type.getInterfaces().forEach(Bodies.this::extend);
          if (type.getNestingKind() == NestingKind.LOCAL) {
            localClasses.put(type, tree);
          }
        }
        return super.visitClass(tree, null);
      }
    }.scan(unit, null);
  }

  private void extend(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      extended.add(declared.asElement());
    }
  }

  /** Returns the body of exactly this method, if it is known. */
  @Nullable Body ofExactly(ExecutableElement method) {
    return bodies.get(method);
  }

  /** Returns the source of a class that is declared in a method, and has a name. */
  @Nullable ClassTree localClass(@Nullable TypeElement type) {
    return localClasses.get(type);
  }

  /** Returns the body that a call runs for certain, if it is known. */
  @Nullable Body of(ExecutableElement method) {
    Body body = bodies.get(method);
    return body != null && isCertain(method) ? body : null;
  }

  private boolean isCertain(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    TypeElement home = Symbols.classOf(method);
    return home != null && isCertain(method, modifiers, home);
  }

  private boolean isCertain(ExecutableElement method, Set<Modifier> modifiers, TypeElement home) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        || modifiers.contains(Modifier.STATIC)
        || modifiers.contains(Modifier.PRIVATE)
        || modifiers.contains(Modifier.FINAL)
        || home.getModifiers().contains(Modifier.FINAL)
        || home.getKind() == ElementKind.RECORD
        || home.getKind() == ElementKind.ENUM
        || (!extended.contains(home) && !(isOpen(home) && isOpen(method)));
  }

  /* Whether code outside the compilation may extend the class, or override the method. */
  private static boolean isOpen(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || element.getModifiers().contains(Modifier.PROTECTED)
        || element.getKind().isInterface();
  }

  /** Returns all methods with a body. */
  Map<Element, Body> all() {
    return bodies;
  }
}
