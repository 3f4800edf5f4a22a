package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodInvocationTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** {@code FA204}: deferred frees wait for a call that the program does not make. */
final class DeferredFrees extends Check {

  private final List<Moment> explicit = new ArrayList<>();
  private boolean processed;

  DeferredFrees(Reports reports) {
    super(reports);
  }

  @Override
  void onMethod(Moment at, ExecutableElement method, Value receiver) {
    String name = method.getSimpleName().toString();
    boolean ours =
        method.getEnclosingElement() instanceof TypeElement type
            && type.getQualifiedName().toString().startsWith("io.framealloc.");
    if (ours && name.equals("processDeferredFrees")) {
      processed = true;
    } else if (ours
        && name.equals("explicit")
        && at.tree() instanceof MethodInvocationTree
        && at.activation().level() == 0
        && !Symbols.packageOf(at.activation().owner()).equals("io.framealloc")) {
      explicit.add(at);
    }
  }

  @Override
  void onFinish() {
    if (!processed) {
      for (Moment at : explicit) {
        report(
            new Draft(
                    Code.FA204,
                    "deferred frees are processed explicitly, but nothing processes them",
                    "the queue only fills")
                .help("call `processDeferredFrees(max)` in the loop, or use `atFrameBegin()`"),
            at);
      }
    }
    explicit.clear();
    processed = false;
  }
}
