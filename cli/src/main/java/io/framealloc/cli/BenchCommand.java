package io.framealloc.cli;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.run.MustShow;
import io.framealloc.benchmarks.run.Report;
import io.framealloc.benchmarks.run.Session;
import io.framealloc.benchmarks.run.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench}: runs the benchmarks against the peers, or fills a page with figures of
 * earlier runs.
 *
 * <p>The exit code is 0 whatever the figures are, 1 if a benchmark fails, and 2 if an argument is
 * wrong.
 */
@Command(
    name = "bench",
    description = {
      "Runs the benchmarks against the peers and prints what came out.",
      "Times are the least of all iterations, in nanoseconds; a ratio is our time divided by the"
          + " peer's."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final int MOST_FORKS = 20;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Only the main rows, in less than three minutes.")
  private boolean quick;

  @Option(
      names = "--row",
      paramLabel = "NAME",
      description = "Only this row: ${COMPLETION-CANDIDATES}.",
      completionCandidates = RowNames.class)
  private @Nullable String row;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs that run each benchmark, 1 to 20 (default: 3; 1 with --quick).")
  private @Nullable Integer forks;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where JMH's figures go; a description of the machine goes beside it.")
  private @Nullable Path json;

  @Option(
      names = "--report",
      paramLabel = "PAGE",
      description =
          "Runs nothing: fills a Markdown page with the figures from the .json files in the folder"
              + " of its name.")
  private @Nullable Path report;

  /** The values of {@code --row}. */
  static final class RowNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.names().iterator();
    }
  }

  @Override
  public Integer call() {
    check();
    if (report != null) {
      fill(report);
      return ExitCode.OK;
    }
    return run();
  }

  private void check() {
    if (report != null && (quick || row != null || forks != null || json != null)) {
      throw new ParameterException(
          spec.commandLine(), "--report goes with no other option: report=" + report);
    }
    if (quick && row != null) {
      throw new ParameterException(spec.commandLine(), "--quick does not go with --row");
    }
    if (row != null && !Catalogue.names().contains(row)) {
      throw new ParameterException(
          spec.commandLine(),
          "no such row: row=" + row + "; one of: " + String.join(", ", Catalogue.names()));
    }
    if (forks != null && (forks < 1 || forks > MOST_FORKS)) {
      throw new ParameterException(
          spec.commandLine(), "out of range: forks=" + forks + ", least=1, most=" + MOST_FORKS);
    }
    if (json != null) {
      checkWritable(json);
    }
  }

  private void checkWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "no file can be written there: json=" + file);
    }
  }

  private void fill(Path page) {
    try {
      Report.fill(page);
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "no such file: " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private int run() {
    Session session = new Session(works());
    if (quick) {
      session.quick();
    }
    if (forks != null) {
      session.forks(forks);
    }
    try {
      try (BenchProgress progress = BenchProgress.to(spec.commandLine().getErr())) {
        session.run(progress::show);
      }
      print(session);
      return ExitCode.OK;
    } catch (RunnerException | IOException e) {
      spec.commandLine().getErr().println("framealloc: bench failed: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private List<Work> works() {
    if (quick) {
      return MustShow.works();
    }
    return row != null
        ? Work.ofRow(row)
        : Catalogue.names().stream().flatMap(name -> Work.ofRow(name).stream()).toList();
  }

  private void print(Session session) throws IOException {
    Path file = json != null ? json : Files.createTempFile("framealloc-bench", ".json");
    try {
      session.write(file, command());
      PrintWriter out = spec.commandLine().getOut();
      Report.text(file, quick).forEach(out::println);
      out.flush();
    } finally {
      if (json == null) {
        Session.delete(file);
      }
    }
  }

  private String command() {
    return "./framealloc " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
