package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Binds the variables of patterns to what is matched. */
final class Patterns {

  private final Machine machine;

  Patterns(Machine machine) {
    this.machine = machine;
  }

  /** Binds the patterns of a case to the selected value. */
  void bind(CaseTree tree, Value value, World world, Activation a) {
    for (Tree label : tree.getLabels()) {
      if (label instanceof PatternCaseLabelTree pattern) {
        bind(pattern.getPattern(), value, world, a);
      }
    }
  }

  /** Binds one pattern, with all in it. */
  void bind(@Nullable Tree pattern, Value value, World world, Activation a) {
    switch (pattern) {
      case BindingPatternTree binding -> {
        Element element = machine.symbols.element(a.unit(), binding.getVariable());
        if (element != null) {
          boolean known = !value.equals(Value.UNKNOWN);
          world.bind(
              element,
              known ? value : machine.expressions.stranger(element, element.asType(), world));
        }
      }
      case DeconstructionPatternTree record -> {
        List<Value> parts = parts(record, value.single(), world, a);
        List<? extends PatternTree> nested = record.getNestedPatterns();
        for (int i = 0; i < nested.size(); i++) {
          bind(nested.get(i), i < parts.size() ? parts.get(i) : Value.UNKNOWN, world, a);
        }
      }
      case null, default -> {}
    }
  }

  /* What the components of a record hold. */
  private List<Value> parts(
      DeconstructionPatternTree tree, @Nullable Obj one, World world, Activation a) {
    TypeMirror type = machine.symbols.type(a.unit(), tree.getDeconstructor());
    TypeElement home = type == null ? null : machine.symbols.element(type);
    List<Value> parts = new ArrayList<>();
    if (one != null && home != null) {
      for (RecordComponentElement component : home.getRecordComponents()) {
        Element field = Inlining.fieldOf(home, component.getSimpleName().toString());
        parts.add(
            field == null
                ? Value.UNKNOWN
                : machine.expressions.variable(new World.Slot(one, field), field, world));
      }
    }
    return parts;
  }

  /** Returns whether one of these cases is taken for certain: javac demands it of patterns. */
  static boolean isTotal(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(one -> one.getLabels().stream())
        .anyMatch(
            label ->
                label instanceof DefaultCaseLabelTree || label instanceof PatternCaseLabelTree);
  }
}
