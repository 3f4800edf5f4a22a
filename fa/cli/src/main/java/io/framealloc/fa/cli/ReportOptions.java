package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.baseline.Baseline;
import io.framealloc.fa.cli.format.Format;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is shown, what fails the run, and where the report goes. */
final class ReportOptions {

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      description = "Shows nothing below: hint, warning or error.")
  private @Nullable Severity minSeverity;

  @Option(names = "--deny-warnings", description = "A warning fails the run as an error does.")
  private boolean denyWarnings;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Known findings, which are not reported; fa baseline writes them.")
  private @Nullable Path baseline;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: terminal).")
  private Format format = Format.TERMINAL;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes the report to a file.")
  private @Nullable Path output;

  /** Returns the least severity that is shown; null for what the configuration says. */
  @Nullable Severity minSeverity() {
    return minSeverity;
  }

  boolean denyWarnings() {
    return denyWarnings;
  }

  /** Returns the findings that are known; null if no file names them. */
  @Nullable Baseline known(World world) {
    return Known.read(world.folder(), baseline);
  }

  void write(Report report, World world, CommandSpec spec) throws IOException {
    new Output(world, spec).write(report, format, output);
  }
}
