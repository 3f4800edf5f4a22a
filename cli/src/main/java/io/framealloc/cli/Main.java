package io.framealloc.cli;

import io.framealloc.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code framealloc} command: each subcommand is one class in the list below. */
@Command(
    name = "framealloc",
    description = "Frame-based memory for real-time loops on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      BenchCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      HelpCommand.class,
      ReportCommand.class,
      WatchCommand.class,
    })
final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setParameterExceptionHandler(Main::refuse);
  }

  /** What the user got wrong is one line. */
  private static int refuse(ParameterException wrong, String... arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String reason = String.valueOf(wrong.getMessage()).replaceAll("\\R", " ");
    String hint = wrong instanceof UnmatchedArgumentException ? "; see " + name + " --help" : "";
    command.getErr().println(name + ": " + reason + hint);
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command; see framealloc --help");
  }
}
