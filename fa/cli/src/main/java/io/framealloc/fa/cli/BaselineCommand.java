package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.baseline.Baseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private InputOptions input;

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
    Report report = input.session(world, new Session.Judgement(null, false, false)).run();
    Files.writeString(world.folder().resolve(file), Baseline.of(report).json());
    Notes.say(spec.commandLine(), report);
    PrintWriter out = spec.commandLine().getOut();
    out.println("written: " + file + ", findings=" + report.results().size());
    out.flush();
    return report.unreadable().isEmpty() ? 0 : Main.UNUSABLE;
  }
}
