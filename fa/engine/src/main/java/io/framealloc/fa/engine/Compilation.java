package io.framealloc.fa.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.check.Checks;
import io.framealloc.fa.engine.check.Reports;
import io.framealloc.fa.engine.check.Suppressions;
import io.framealloc.fa.engine.interpret.Analyzer;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.source.Mentions;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.List;

/** One analysis: the parts put together. */
final class Compilation {

  private final JavacTask task;
  private final Settings settings;
  private final Summaries summaries;
  private final List<CompilationUnitTree> units = new ArrayList<>();

  private final boolean all;

  /* With all, files and methods that have nothing to do with memory are run too. */
  Compilation(
      JavacTask task,
      Settings settings,
      Iterable<? extends CompilationUnitTree> candidates,
      Summaries summaries,
      boolean all) {
    this.task = task;
    this.settings = settings;
    this.summaries = summaries;
    this.all = all;
    Mentions mentions = new Mentions(settings.models());
    for (CompilationUnitTree unit : candidates) {
      if (all || mentions.isIn(unit)) {
        units.add(unit);
      }
    }
  }

  List<Finding> findings() {
    if (units.isEmpty()) {
      return List.of();
    }
    Trees trees = Trees.instance(task);
    Sources sources = new Sources(trees);
    Reports reports = new Reports(settings, sources, new Suppressions(trees, sources));
    Symbols symbols = new Symbols(trees, task.getTypes(), task.getElements());
    Analyzer analyzer =
        new Analyzer(
            trees,
            symbols,
            new Library(symbols, settings, summaries),
            new Checks(reports),
            settings);
    if (all) {
      analyzer.takeAll();
    }
    analyzer.analyze(units);
    return reports.findings();
  }
}
