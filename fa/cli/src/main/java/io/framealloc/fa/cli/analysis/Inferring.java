package io.framealloc.fa.cli.analysis;

import io.framealloc.fa.bytecode.DependencySummaries;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.engine.Inferred;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which annotations sources lack. */
public final class Inferring {

  private final Settings settings;
  private final @Nullable Path cache;

  /**
   * Makes one.
   *
   * @param settings what the engine is told
   * @param cache where it is kept what methods of dependencies do; null for nowhere
   */
  public Inferring(Settings settings, @Nullable Path cache) {
    this.settings = settings;
    this.cache = cache;
  }

  /**
   * Analyses source sets.
   *
   * @param sets what to analyse
   * @param texts of files that are to be read as if they had this content
   * @return the annotations that are missing
   * @throws IOException if the class path cannot be read
   */
  public List<Inferred> run(List<SourceSet> sets, Map<Path, String> texts) throws IOException {
    List<Inferred> all = new ArrayList<>();
    for (SourceSet set : sets) {
      try (Compilation compilation = new Compilation(set, texts);
          DependencySummaries summaries =
              new DependencySummaries(settings, set.classPath(), cache)) {
        Compilation.Units units = compilation.attributed(_ -> {});
        all.addAll(new Engine(units.task(), settings, summaries).infer(units.trees()));
      }
    }
    return all;
  }
}
