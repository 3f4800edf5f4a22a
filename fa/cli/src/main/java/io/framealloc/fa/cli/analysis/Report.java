package io.framealloc.fa.cli.analysis;

import io.framealloc.diagnostics.Code.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one run found.
 *
 * @param base the folder that shown paths are relative to
 * @param files what was analysed, absolute
 * @param results the findings, in the order of files and positions
 * @param unreadable the files that could not be analysed
 * @param compileErrors how many errors the compiler reports in the files that were analysed
 * @param notes what the user should know, for example what the class path lacks
 * @param failing the lowest severity that fails the run
 */
public record Report(
    Path base,
    List<Path> files,
    List<Result> results,
    List<Unreadable> unreadable,
    long compileErrors,
    List<String> notes,
    Severity failing) {

  /** Copies the lists. */
  public Report {
    files = List.copyOf(files);
    results = List.copyOf(results);
    unreadable = List.copyOf(unreadable);
    notes = List.copyOf(notes);
  }

  /**
   * Returns how a path is shown.
   *
   * @param file absolute
   * @return relative to the base where it is below it, with slashes
   */
  public String show(Path file) {
    Path shown = file.startsWith(base) ? base.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  /**
   * Returns how many findings there are.
   *
   * @param severity of these
   * @return their number
   */
  public long count(Severity severity) {
    return results.stream().filter(result -> result.finding().severity() == severity).count();
  }

  /**
   * Returns whether a finding fails the run.
   *
   * @param result the finding
   * @return true if it is as bad as what fails a run, or worse
   */
  public boolean fails(Result result) {
    return result.finding().severity().compareTo(failing) <= 0;
  }

  /**
   * Returns the exit code of the run.
   *
   * @return 0 clean, 1 findings that fail it, 2 files that could not be analysed
   */
  public int exitCode() {
    return unreadable.isEmpty() ? results.stream().anyMatch(this::fails) ? 1 : 0 : 2;
  }

  /**
   * Returns this report with some of its findings.
   *
   * @param kept says which
   * @return the smaller report
   */
  public Report only(Predicate<Result> kept) {
    return withResults(results.stream().filter(kept).toList());
  }

  /**
   * Returns this report with other findings.
   *
   * @param changed what takes the place of the findings
   * @return the changed report
   */
  public Report withResults(List<Result> changed) {
    return new Report(base, files, changed, unreadable, compileErrors, notes, failing);
  }

  /**
   * Returns this report with a further note.
   *
   * @param note one line
   * @return the longer report
   */
  public Report withNote(String note) {
    List<String> longer = new ArrayList<>(notes);
    longer.add(note);
    return new Report(base, files, results, unreadable, compileErrors, longer, failing);
  }
}
