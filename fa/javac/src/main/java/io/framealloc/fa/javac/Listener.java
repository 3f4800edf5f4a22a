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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Collects the parsed files, and analyses them together before the first class is lowered.
 *
 * <p>Nothing that goes wrong here stops the compilation: it is one warning.
 */
final class Listener implements TaskListener {

  private final JavacTask task;
  private final Options options;
  private final Map<JavaFileObject, CompilationUnitTree> waiting = new LinkedHashMap<>();
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
    if (event.getKind() == TaskEvent.Kind.ENTER && unit != null) {
      waiting.put(unit.getSourceFile(), unit);
    }
  }

  private void analyze() {
    List<CompilationUnitTree> units = List.copyOf(waiting.values());
    waiting.clear(); // javac lets go of them one by one
    try {
      for (String word : options.unknown()) {
        warn("framealloc: unknown option: word=" + word, units);
      }
      for (Finding finding : findings(units)) {
        if (finding.severity().compareTo(options.least()) <= 0) {
          Messages.print(task, units, finding);
        }
      }
    } catch (Exception | LinkageError | StackOverflowError e) {
      if (!failed) {
        failed = true;
        warn(
            "framealloc: the analyzer failed, and the compilation goes on without it: " + e, units);
      }
    }
  }

  private List<Finding> findings(List<CompilationUnitTree> all) {
    Settings settings = options.settings();
    List<CompilationUnitTree> units = Engine.concerned(all, settings);
    if (units.isEmpty()) {
      return List.of();
    }
    try (DependencySummaries summaries =
        new DependencySummaries(settings, new ClassFiles(task.getElements()))) {
      return new Engine(task, settings, summaries).analyze(units);
    }
  }

  private void warn(String text, List<CompilationUnitTree> units) {
    CompilationUnitTree any = units.getFirst();
    Trees.instance(task).printMessage(Diagnostic.Kind.WARNING, text, any, any);
  }
}
