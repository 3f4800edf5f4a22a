package io.framealloc.cli;

import io.framealloc.cli.watch.RunningJvm;
import io.framealloc.cli.watch.View;
import io.framealloc.cli.watch.Views;
import io.framealloc.cli.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code watch}: a running program's snapshots on the terminal. */
@Command(
    name = "watch",
    description = {
      "Shows a running program's memory: frame time, usage against budgets, tags, overflows.",
      "It asks the program for snapshots by a file snapshot.request in their folder. On a terminal"
          + " q or Ctrl-C ends it; elsewhere each snapshot is one line."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  private static final int LEAST_INTERVAL = 20;
  private static final int MOST_INTERVAL = 60_000;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of the snapshots.")
  private @Nullable Path folder;

  @Option(
      names = "--pid",
      paramLabel = "PID",
      description = "A JVM of this machine and user; its folder is looked up.")
  private @Nullable Long pid;

  @Option(
      names = "--interval",
      paramLabel = "MS",
      description = "Milliseconds between two looks, 20 to 60000 (default: ${DEFAULT-VALUE}).")
  private int interval = 500;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Ends after so many snapshots (default: no end).")
  private @Nullable Long count;

  @Override
  public Integer call() {
    if ((folder == null) == (pid == null)) {
      throw refused("one of both: DIR, --pid");
    }
    if (interval < LEAST_INTERVAL || interval > MOST_INTERVAL) {
      throw refused(
          "out of range: interval="
              + (interval + ", least=" + LEAST_INTERVAL + ", most=" + MOST_INTERVAL));
    }
    if (count != null && count < 1) {
      throw refused("out of range: count=" + count + ", least=1");
    }
    return pid == null ? watchFolder() : watchProcess(pid);
  }

  private int watchFolder() {
    Path place = folder;
    if (place == null || (Files.exists(place) && !Files.isDirectory(place))) {
      throw refused("no folder: " + place);
    }
    run(place, null);
    return ExitCode.OK;
  }

  private int watchProcess(long process) {
    try {
      if (run(RunningJvm.snapshots(process), process) == Watch.End.GONE) {
        spec.commandLine().getErr().println("framealloc watch: process ended: pid=" + process);
      }
      return ExitCode.OK;
    } catch (RunningJvm.UnwatchableException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private Watch.End run(Path place, @Nullable Long process) {
    Watch watch =
        new Watch(
            place,
            Duration.ofMillis(interval),
            count == null ? Long.MAX_VALUE : count,
            () -> process == null || RunningJvm.isAlive(process));
    try (View view = Views.of(spec.commandLine().getOut(), spec.commandLine().getErr())) {
      return watch.run(view);
    } catch (IOException e) {
      throw refused("the terminal is gone: reason=" + e.getMessage());
    }
  }

  private ParameterException refused(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
