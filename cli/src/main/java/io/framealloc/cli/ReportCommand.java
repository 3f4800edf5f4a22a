package io.framealloc.cli;

import io.framealloc.cli.report.Report;
import io.framealloc.cli.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code report}: snapshots or a flight recording as one page of HTML. */
@Command(
    name = "report",
    description = {
      "Turns snapshots or a flight recording into one HTML page that needs no network:",
      "timeline, bytes by tag, histogram, budgets, leaks, diagnostics."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Snapshots (.json), recordings (.jfr), or folders of them.")
  private List<Path> places;

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      description = "The page to write (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("report.html");

  @Override
  public Integer call() {
    String html = html();
    try {
      Report.write(html, out);
    } catch (IOException e) {
      throw refused(
          "cannot write the report: out=" + out + ", reason=" + e.getClass().getSimpleName());
    }
    spec.commandLine().getOut().println("Report: " + out);
    return ExitCode.OK;
  }

  private String html() {
    try {
      return Report.html(places);
    } catch (SnapshotException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw refused("no such file: file=" + e.getFile());
    } catch (IOException e) {
      throw refused("cannot read: " + e.getMessage());
    }
  }

  private ParameterException refused(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
