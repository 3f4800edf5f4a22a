package io.framealloc.fa.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.check.Checks;
import io.framealloc.fa.engine.check.Inference;
import io.framealloc.fa.engine.check.Reports;
import io.framealloc.fa.engine.check.Suppressions;
import io.framealloc.fa.engine.interpret.Analyzer;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.List;

/** One analysis: the parts put together. */
final class Compilation {

  private final Trees trees;
  private final Symbols symbols;
  private final Settings settings;
  private final Summaries summaries;
  private final List<CompilationUnitTree> units = new ArrayList<>();

  private boolean all;

  /* With all, files and methods that have nothing to do with memory are run too. */
  Compilation(
      JavacTask task,
      Settings settings,
      Iterable<? extends CompilationUnitTree> candidates,
      Summaries summaries,
      boolean all) {
    this.trees = Trees.instance(task);
    this.symbols = new Symbols(trees, task.getTypes(), task.getElements());
    this.settings = settings;
    this.summaries = summaries;
    this.all = all;
    if (all) {
      candidates.forEach(units::add);
    } else {
      units.addAll(Engine.concerned(candidates, settings));
    }
  }

  /* In the chosen files, methods that have nothing to do with memory are run too. */
  Compilation withAllMethods() {
    all = true;
    return this;
  }

  List<Finding> findings() {
    if (units.isEmpty()) {
      return List.of();
    }
    Reports reports = reports();
    run(library(), new Checks(reports));
    return reports.findings();
  }

  /* What the methods do, and do not say. */
  List<Inferred> inferred() {
    if (units.isEmpty()) {
      return List.of();
    }
    Library library = library();
    Inference inference = new Inference(reports(), library);
    run(library, new Checks(inference));
    return inference.inferred();
  }

  private Reports reports() {
    Sources sources = new Sources(trees);
    return new Reports(settings, sources, new Suppressions(trees, sources));
  }

  private Library library() {
    return new Library(symbols, settings, summaries);
  }

  private void run(Library library, Checks checks) {
    Analyzer analyzer = new Analyzer(trees, symbols, library, checks, settings);
    if (all) {
      analyzer.takeAll();
    }
    analyzer.analyze(units);
  }
}
