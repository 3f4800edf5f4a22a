package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.baseline.Baseline;
import io.framealloc.fa.cli.catalog.Version;
import io.framealloc.fa.cli.fix.Fixer;
import io.framealloc.fa.cli.fix.Patch;
import io.framealloc.fa.cli.recording.Ranking;
import io.framealloc.fa.cli.recording.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fa}: analyses sources, and perhaps mends them. */
@Command(
    name = "fa",
    description = "Finds misuse of frame memory in Java sources.",
    footer = {
      "",
      "Exit code: 0 nothing that fails, 1 findings that fail, 2 wrong usage or unreadable input."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = FaCommand.FaVersion.class)
final class FaCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private ReportOptions shown;

  @Option(
      names = "--fail-fast",
      description = "Stops after the first module with a finding that fails the run.")
  private boolean failFast;

  @Option(
      names = "--from-jfr",
      paramLabel = "FILE",
      description = "A flight recording of the program: what it saw most bytes of comes first.")
  private @Nullable Path recording;

  @Option(
      names = "--fix",
      description = "Applies the fixes of findings, then reports what is left.")
  private boolean fix;

  @Option(names = "--dry-run", description = "Prints what --fix would change, as a unified diff.")
  private boolean dryRun;

  FaCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Ranking ranking = ranking();
    Session session =
        input.session(
            world, new Session.Judgement(shown.minSeverity(), shown.denyWarnings(), failFast));
    @Nullable Baseline known = shown.known(world);
    Report report = Known.withoutKnown(session.run(), known);
    if (fix || dryRun) {
      Fixer.Outcome outcome =
          new Fixer(texts -> Known.withoutKnown(session.run(texts), known)).fix(report);
      if (dryRun) {
        return preview(outcome);
      }
      for (Map.Entry<Path, String> changed : outcome.texts().entrySet()) {
        Files.writeString(changed.getKey(), changed.getValue());
      }
      report = outcome.report();
      if (outcome.applied() > 0) {
        report = report.withNote(fixed(outcome));
      }
    }
    shown.write(ranking == null ? report : ranking.rank(report), world, spec);
    return report.exitCode();
  }

  private @Nullable Ranking ranking() {
    Path file = recording;
    if (file == null) {
      return null;
    }
    try {
      return new Ranking(Recording.read(world.folder().resolve(file)));
    } catch (NoSuchFileException e) {
      throw new UsageException("no such file: " + file);
    } catch (IOException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private static String fixed(Fixer.Outcome outcome) {
    return "fixed: findings=" + outcome.applied() + ", files=" + outcome.texts().size();
  }

  /** Prints the difference; the exit code is that of the sources as they would be. */
  private int preview(Fixer.Outcome outcome) {
    Notes.say(spec.commandLine(), outcome.report());
    PrintWriter out = spec.commandLine().getOut();
    new TreeMap<>(outcome.texts())
        .forEach(
            (file, text) ->
                out.print(
                    Patch.unified(
                        outcome.report().show(file), SourceText.read(file).text(), text)));
    out.flush();
    return outcome.report().exitCode();
  }

  /** The version that --version prints. */
  static final class FaVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"fa " + Version.text()};
    }
  }
}
