package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.state.Value;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tags that a program names by constants. */
final class TagNames {

  private final Machine machine;

  TagNames(Machine machine) {
    this.machine = machine;
  }

  /** A tag around a lambda. */
  void enter(Call call) {
    tell(call, call.trees().size() > 1 ? call.trees().get(1) : null);
  }

  /** A tag scope. */
  void open(Call call) {
    tell(call, call.tree());
  }

  /** A tag alone. */
  void name(Call call) {
    tell(call, null);
  }

  private void tell(Call call, @Nullable Tree body) {
    Value tag = call.argument(0);
    Object text = tag.constant();
    if (text == null && !call.trees().isEmpty()) {
      text = constantOf(call.trees().getFirst(), call);
    }
    machine.checks.onTag(call.moment(), text instanceof String name ? name : "", body);
  }

  private @Nullable Object constantOf(ExpressionTree tree, Call call) {
    return machine.symbols.element(call.activation().unit(), tree)
            instanceof VariableElement variable
        ? variable.getConstantValue()
        : null;
  }
}
