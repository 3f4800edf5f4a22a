package io.framealloc.fa.cli.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** Analyses source sets one after the other. */
public final class Analysis {

  private final Settings settings;
  private final Severity failing;
  private final boolean failFast;
  private final Progress progress;

  /**
   * Makes an analysis.
   *
   * @param settings what the engine is told
   * @param failing the lowest severity that fails the run
   * @param failFast whether to stop after the first set with a finding that fails the run
   * @param progress told how far it is
   */
  public Analysis(Settings settings, Severity failing, boolean failFast, Progress progress) {
    this.settings = settings;
    this.failing = failing;
    this.failFast = failFast;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param base the folder that shown paths are relative to
   * @param sets what to analyse
   * @param texts of files that are to be read as if they had this content
   * @return what was found
   * @throws IOException if the class path cannot be read
   */
  public Report run(Path base, List<SourceSet> sets, Map<Path, String> texts) throws IOException {
    Fingerprints fingerprints = new Fingerprints();
    int total = sets.stream().mapToInt(set -> set.files().size()).sum();
    List<Path> files = new ArrayList<>();
    Report report = new Report(base, List.of(), List.of(), List.of(), 0, List.of(), failing);
    for (SourceSet set : sets) {
      int before = files.size();
      progress.at(set.name(), before, total);
      Part part =
          analyze(set, texts, fingerprints, done -> progress.at(set.name(), before + done, total));
      files.addAll(set.files());
      report = joined(report, part, files);
      if (failFast && report.exitCode() != 0) {
        break;
      }
    }
    progress.at("", files.size(), total);
    return report;
  }

  private record Part(
      List<Result> results, List<Unreadable> unreadable, long compileErrors, List<String> notes) {}

  private Part analyze(
      SourceSet set, Map<Path, String> texts, Fingerprints fingerprints, IntConsumer done)
      throws IOException {
    List<String> notes = new ArrayList<>();
    if (!set.missing().isEmpty()) {
      notes.add(
          "%s: not in the local repository, build the project once: %s"
              .formatted(set.name(), String.join(", ", set.missing())));
    }
    try (Compilation compilation = new Compilation(set, texts)) {
      Compilation.Units units;
      List<Result> results;
      try {
        units = compilation.attributed(done);
        results = results(units, texts, fingerprints);
      } catch (RuntimeException | StackOverflowError e) {
        return new Part(List.of(), List.of(crashed(set, e)), 0, notes);
      }
      long errors = units.errors();
      Set<String> packages = units.missingPackages();
      if (!packages.isEmpty()) {
        notes.add(
            "%s: packages that the class path lacks: %s"
                .formatted(set.name(), String.join(", ", packages)));
      }
      if (errors > 0) {
        notes.add(
            "%s: the compiler reports errors, so that findings may be missing: count=%d, first=%s"
                .formatted(set.name(), errors, units.firstError()));
      }
      return new Part(results, List.copyOf(compilation.unreadable().values()), errors, notes);
    }
  }

  private List<Result> results(
      Compilation.Units units, Map<Path, String> texts, Fingerprints fingerprints) {
    Map<Path, CompilationUnitTree> trees = new HashMap<>();
    for (CompilationUnitTree unit : units.trees()) {
      trees.put(Path.of(unit.getSourceFile().toUri()), unit);
    }
    Places places = new Places(Trees.instance(units.task()));
    Map<Path, SourceText> sources = new HashMap<>();
    List<Result> results = new ArrayList<>();
    for (Finding finding : new Engine(units.task(), settings).analyze(units.trees())) {
      Path file = Path.of(finding.span().file());
      CompilationUnitTree unit = trees.get(file);
      String place = unit == null ? "" : places.around(unit, finding.span().start());
      String line =
          sources
              .computeIfAbsent(file, path -> SourceText.read(path, texts))
              .line(finding.span().line());
      String fingerprint = fingerprints.of(finding.code().name(), place, line);
      results.add(new Result(finding, place, fingerprint));
    }
    return results;
  }

  private static Unreadable crashed(SourceSet set, Throwable error) {
    return new Unreadable(
        set.files().getFirst(), 0, 0, "the compiler gave up on " + set.name() + ": " + error);
  }

  private static Report joined(Report report, Part part, List<Path> files) {
    List<Result> results = new ArrayList<>(report.results());
    results.addAll(part.results());
    results.sort(Result.ORDER);
    List<Unreadable> unreadable = new ArrayList<>(report.unreadable());
    unreadable.addAll(part.unreadable());
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(part.notes());
    return new Report(
        report.base(),
        files,
        results,
        unreadable,
        report.compileErrors() + part.compileErrors(),
        notes,
        report.failing());
  }
}
