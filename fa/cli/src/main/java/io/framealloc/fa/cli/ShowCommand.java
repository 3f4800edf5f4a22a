package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.fix.Patch;
import io.framealloc.fa.cli.format.Format;
import io.framealloc.fa.engine.Fix;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa show}: all about one file. */
@Command(
    name = "show",
    description = "Shows the findings of one file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A Java source file.")
  private Path file;

  @Option(names = "--fixes", description = "Also prints each fix by itself, as a unified diff.")
  private boolean fixes;

  @Mixin private SelectionOptions selection;

  @Mixin private SourceOptions sources;

  ShowCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Report report =
        new Session(
                world, sources, selection, new Session.Judgement(null, false, false), List.of(file))
            .run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(Format.TERMINAL.write(report, world.colors()));
    if (fixes) {
      for (Result result : report.results()) {
        for (Fix fix : result.finding().fixes()) {
          out.println();
          out.println(result.finding().code() + ": " + fix.title());
          print(out, report, fix);
        }
      }
    }
    out.flush();
    return report.exitCode();
  }

  private static void print(PrintWriter out, Report report, Fix fix) {
    for (Path changed : Patch.files(fix)) {
      String before = SourceText.read(changed).text();
      out.print(Patch.unified(report.show(changed), before, Patch.apply(before, fix, changed)));
    }
  }
}
