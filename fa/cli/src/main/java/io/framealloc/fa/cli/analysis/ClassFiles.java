package io.framealloc.fa.cli.analysis;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.bytecode.Scan;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Analyses class files instead of sources. */
public final class ClassFiles {

  private final Settings settings;
  private final List<Path> classPath;
  private final Severity failing;

  /**
   * Makes an analysis.
   *
   * @param settings what is looked for
   * @param classPath where the classes that a program uses are found
   * @param failing the lowest severity that fails the run
   */
  public ClassFiles(Settings settings, List<Path> classPath, Severity failing) {
    this.settings = settings;
    this.classPath = List.copyOf(classPath);
    this.failing = failing;
  }

  /**
   * Runs it.
   *
   * @param base the folder that shown paths are relative to
   * @param inputs jars, folders and class files, absolute
   * @return what was found
   * @throws IOException if an input cannot be read
   */
  public Report run(Path base, List<Path> inputs) throws IOException {
    Scan.Result scanned = new Scan(settings, classPath).run(inputs);
    Fingerprints fingerprints = new Fingerprints();
    List<Result> results = new ArrayList<>();
    for (Scan.Placed one : scanned.findings()) {
      String code = one.finding().code().name();
      String fingerprint = fingerprints.of(code, one.place(), one.finding().message());
      results.add(new Result(one.finding(), one.place(), fingerprint));
    }
    results.sort(Result.ORDER);
    List<Path> files = new ArrayList<>();
    scanned.files().forEach(file -> files.add(Path.of(file)));
    List<Unreadable> unreadable = new ArrayList<>();
    for (Scan.Unreadable one : scanned.unreadable()) {
      files.add(Path.of(one.file()));
      unreadable.add(new Unreadable(Path.of(one.file()), 0, 0, one.message()));
    }
    String note = "scanned: classes=" + scanned.classes();
    return new Report(base, files, results, unreadable, 0, List.of(note), failing);
  }
}
