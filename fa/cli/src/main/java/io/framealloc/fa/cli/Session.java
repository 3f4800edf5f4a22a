package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Analysis;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.config.Config;
import io.framealloc.fa.cli.project.SourceSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One analysis with its options: what is to be run, perhaps several times. */
final class Session {

  private final Path folder;
  private final List<SourceSet> sets;
  private final Severity shown;
  private final Analysis analysis;
  private final List<String> notes = new ArrayList<>();

  /**
   * Reads the configuration and finds the sources.
   *
   * @param world where it runs
   * @param sources what is analysed
   * @param selection what is looked for
   * @param judgement what fails
   * @param paths files and folders; none for the current folder
   */
  Session(
      World world,
      SourceOptions sources,
      SelectionOptions selection,
      Judgement judgement,
      List<Path> paths) {
    this.folder = world.folder();
    Config config = sources.config(folder);
    this.sets = sources.sources(folder, paths, config, notes::add);
    String note = selection.note();
    if (note != null) {
      notes.add(note);
    }
    this.shown = judgement.minSeverity() == null ? config.minSeverity() : judgement.minSeverity();
    Severity failing =
        judgement.denyWarnings() || config.denyWarnings() ? Severity.WARNING : Severity.ERROR;
    this.analysis =
        new Analysis(
            selection.apply(config.settings()), failing, judgement.failFast(), world.progress());
  }

  /**
   * What the options say about severities.
   *
   * @param minSeverity findings below it are not shown; null: as configured
   * @param denyWarnings whether a warning fails the run
   * @param failFast whether to stop at the first finding that fails the run
   */
  record Judgement(@Nullable Severity minSeverity, boolean denyWarnings, boolean failFast) {}

  Report run() {
    return run(Map.of());
  }

  /** Analyses as if files had other content. */
  Report run(Map<Path, String> texts) {
    try {
      Report report =
          analysis
              .run(folder, sets, texts)
              .only(result -> result.finding().severity().compareTo(shown) <= 0);
      for (String note : notes) {
        report = report.withNote(note);
      }
      return report;
    } catch (IOException e) {
      throw new UsageException("cannot be read: " + e.getMessage());
    }
  }
}
