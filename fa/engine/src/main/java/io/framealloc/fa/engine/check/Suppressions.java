package io.framealloc.fa.engine.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code @SuppressWarnings("FA104")} and {@code @SuppressWarnings("framealloc")}. */
public final class Suppressions {

  private record Area(long start, long end, Set<String> names) {}

  private final Trees trees;
  private final Sources sources;
  private final IdentityHashMap<CompilationUnitTree, List<Area>> areas = new IdentityHashMap<>();

  public Suppressions(Trees trees, Sources sources) {
    this.trees = trees;
    this.sources = sources;
  }

  @Nullable Tree treeOf(Element element) {
    return trees.getTree(element);
  }

  boolean isSuppressed(Code code, Place place) {
    long at = sources.start(place);
    for (Area area : areas.computeIfAbsent(place.unit(), this::read)) {
      if (area.start <= at
          && at < area.end
          && (area.names.contains(code.name()) || area.names.contains("framealloc"))) {
        return true;
      }
    }
    return false;
  }

  private List<Area> read(CompilationUnitTree unit) {
    List<Area> read = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        add(tree, tree.getModifiers());
        return super.visitClass(tree, null);
      }

      @Override
      public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        add(tree, tree.getModifiers());
        return super.visitMethod(tree, null);
      }

      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        add(tree, tree.getModifiers());
        return super.visitVariable(tree, null);
      }

      private void add(Tree tree, ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
          if (annotation.getAnnotationType().toString().endsWith("SuppressWarnings")) {
            Place place = new Place(unit, tree);
            read.add(new Area(sources.start(place), sources.end(place), names(annotation)));
          }
        }
      }
    }.scan(unit, null);
    return read;
  }

  private static Set<String> names(AnnotationTree annotation) {
    Set<String> names = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
        names.add(String.valueOf(literal.getValue()));
        return null;
      }
    }.scan(annotation.getArguments(), null);
    return names;
  }
}
