package io.framealloc.fa.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import io.framealloc.fa.bytecode.DependencySummaries;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Settings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.tools.Diagnostic;

/**
 * Collects the parsed files, and analyses them together before the first class is lowered.
 *
 * <p>Nothing that goes wrong here stops the compilation: it is one warning.
 */
final class Listener implements TaskListener {

  private final JavacTask task;
  private final Options options;
  private final IdentityHashMap<CompilationUnitTree, Boolean> parsed = new IdentityHashMap<>();
  private final List<CompilationUnitTree> waiting = new ArrayList<>();
  private boolean failed;
  private boolean running;

  Listener(JavacTask task, Options options) {
    this.task = task;
    this.options = options;
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE && !running && !waiting.isEmpty()) {
      running = true;
      try {
        analyze();
      } finally {
        running = false;
      }
    }
  }

  /* Files are entered again in every round of annotation processing, as other trees. */
  @Override
  public void finished(TaskEvent event) {
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() == TaskEvent.Kind.ENTER && unit != null && parsed.put(unit, true) == null) {
      waiting.removeIf(other -> other.getSourceFile().equals(unit.getSourceFile()));
      waiting.add(unit);
    }
  }

  private void analyze() {
    List<CompilationUnitTree> units = List.copyOf(waiting);
    waiting.clear();
    try {
      for (String word : options.unknown()) {
        warn("framealloc: unknown option: word=" + word);
      }
      for (Finding finding : findings(units)) {
        if (finding.severity().compareTo(options.least()) <= 0) {
          Messages.print(task, units, finding);
        }
      }
    } catch (Exception | LinkageError | StackOverflowError e) {
      if (!failed) {
        failed = true;
        warn("framealloc: the analyzer failed, and the compilation goes on without it: " + e);
      }
    }
  }

  private List<Finding> findings(List<CompilationUnitTree> units) {
    Settings settings = options.settings();
    try (DependencySummaries summaries =
        new DependencySummaries(settings, new ClassFiles(task.getElements()))) {
      return new Engine(task, settings, summaries).analyze(units);
    }
  }

  private void warn(String text) {
    Trees trees = Trees.instance(task);
    CompilationUnitTree any = parsed.keySet().iterator().next();
    trees.printMessage(Diagnostic.Kind.WARNING, text, any, any);
  }
}
