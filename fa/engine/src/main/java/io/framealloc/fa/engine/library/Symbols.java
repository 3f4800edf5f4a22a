package io.framealloc.fa.engine.library;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What names mean: elements and types of trees. */
public final class Symbols {

  private final Trees trees;
  private final Types types;
  private final IdentityHashMap<CompilationUnitTree, TreePath> roots = new IdentityHashMap<>();
  private final Map<TypeElement, Set<String>> names = new HashMap<>();

  public Symbols(Trees trees, Types types) {
    this.trees = trees;
    this.types = types;
  }

  /* javac looks at the leaf alone. */
  private TreePath path(CompilationUnitTree unit, Tree tree) {
    return new TreePath(roots.computeIfAbsent(unit, TreePath::new), tree);
  }

  public @Nullable Element element(CompilationUnitTree unit, Tree tree) {
    return trees.getElement(path(unit, tree));
  }

  public @Nullable TypeMirror type(CompilationUnitTree unit, Tree tree) {
    return trees.getTypeMirror(path(unit, tree));
  }

  /** Returns the class that an expression makes an object of, anonymous or not. */
  public @Nullable TypeElement classOf(NewClassTree tree, CompilationUnitTree unit) {
    Element own = tree.getClassBody() == null ? null : element(unit, tree.getClassBody());
    TypeMirror type = type(unit, tree);
    return own instanceof TypeElement body ? body : type == null ? null : element(type);
  }

  /** Returns the element of a class or interface type, or of the bound of a type variable. */
  public @Nullable TypeElement element(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> (TypeElement) ((DeclaredType) type).asElement();
      case TYPEVAR -> element(((TypeVariable) type).getUpperBound());
      default -> null;
    };
  }

  /** Returns the qualified names of a type and all above it, the nearest first. */
  public Set<String> namesOf(TypeMirror type) {
    TypeElement element = element(type);
    return element == null ? Set.of() : namesOf(element);
  }

  private Set<String> namesOf(TypeElement element) {
    Set<String> known = names.get(element);
    if (known == null) {
      known = new LinkedHashSet<>();
      List<TypeElement> level = List.of(element);
      while (!level.isEmpty()) {
        List<TypeElement> next = new java.util.ArrayList<>();
        for (TypeElement one : level) {
          if (known.add(one.getQualifiedName().toString())) {
            for (TypeMirror above : types.directSupertypes(one.asType())) {
              TypeElement parent = element(above);
              if (parent != null) {
                next.add(parent);
              }
            }
          }
        }
        level = next;
      }
      names.put(element, known);
    }
    return known;
  }

  public boolean isSubtype(TypeMirror type, TypeMirror of) {
    return types.isSubtype(types.erasure(type), types.erasure(of));
  }

  /** Returns the method of that name without parameters, of a class or the nearest above it. */
  public @Nullable ExecutableElement method(TypeMirror type, String name) {
    TypeElement element = element(type);
    if (element != null) {
      for (Element member : element.getEnclosedElements()) {
        if (member instanceof ExecutableElement method
            && method.getSimpleName().contentEquals(name)
            && method.getParameters().isEmpty()) {
          return method;
        }
      }
      for (TypeMirror above : types.directSupertypes(type)) {
        ExecutableElement method = method(above, name);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  /** Returns whether a class has a method of that name, or one above it. */
  boolean hasMethod(TypeMirror type, String name) {
    TypeElement element = element(type);
    if (element == null) {
      return false;
    }
    boolean here =
        element.getEnclosedElements().stream()
            .anyMatch(e -> e instanceof ExecutableElement && e.getSimpleName().contentEquals(name));
    return here || types.directSupertypes(type).stream().anyMatch(t -> hasMethod(t, name));
  }

  /**
   * Returns the method that a call of {@code called} runs on an object of exactly this class; null
   * if that is not one with a body of its own.
   */
  public @Nullable ExecutableElement overriding(ExecutableElement called, TypeElement type) {
    for (TypeElement at = type; at != null; at = element(at.getSuperclass())) {
      for (Element member : at.getEnclosedElements()) {
        if (member instanceof ExecutableElement method && overrides(method, called, type)) {
          return method.getModifiers().contains(Modifier.ABSTRACT) ? null : method;
        }
      }
    }
    return null;
  }

  private boolean overrides(ExecutableElement method, ExecutableElement called, TypeElement in) {
    if (method.equals(called)) {
      return true;
    }
    TypeMirror home = ownType(called);
    return home != null
        && method.getSimpleName().equals(called.getSimpleName())
        && method.getParameters().size() == called.getParameters().size()
        && !method.getModifiers().contains(Modifier.STATIC)
        && isSubtype(in.asType(), home)
        && types.isSubsignature(
            (ExecutableType) method.asType(),
            (ExecutableType) types.asMemberOf((DeclaredType) in.asType(), called));
  }

  /** Returns whether a type is a class or interface of that name or below it. */
  public boolean isA(@Nullable TypeMirror type, String name) {
    return type != null && namesOf(type).contains(name);
  }

  public static boolean isReference(@Nullable TypeMirror type) {
    return type != null && !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID;
  }

  /** Returns the class around an element, or the element itself if it is one. */
  public static @Nullable TypeElement classOf(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        return type;
      }
    }
    return null;
  }

  /** Returns the name of the package of an element. */
  public static String packageOf(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof PackageElement home) {
        return home.getQualifiedName().toString();
      }
    }
    return "";
  }

  /** Returns the simple name of a type without its arguments. */
  public String shortName(@Nullable TypeMirror type) {
    TypeElement element = type == null ? null : element(type);
    return element == null ? String.valueOf(type) : element.getSimpleName().toString();
  }

  /** Returns the type that a method is called on: of the receiver, or its own class. */
  public static @Nullable TypeMirror ownType(ExecutableElement method) {
    TypeElement type = classOf(method);
    return type == null ? null : type.asType();
  }
}
