package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.baseline.Baseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa baseline}: writes down what is found now, so that only what is new is reported. */
@Command(
    name = "baseline",
    description = "Writes the findings of now to a file for --baseline.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BaselineCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders (default: the current folder).")
  private List<Path> paths = new ArrayList<>();

  @Mixin private SelectionOptions selection;

  @Mixin private SourceOptions sources;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("fa-baseline.json");

  BaselineCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Report report =
        new Session(world, sources, selection, new Session.Judgement(null, false, false), paths)
            .run();
    Files.writeString(world.folder().resolve(file), Baseline.of(report).json());
    PrintWriter out = spec.commandLine().getOut();
    out.println("written: " + file + ", findings=" + report.results().size());
    out.flush();
    return report.unreadable().isEmpty() ? 0 : Main.UNUSABLE;
  }
}
