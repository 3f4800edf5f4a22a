package io.framealloc.fa.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the {@code fa} command. */
public final class Main {

  /** The exit code of wrong usage and of input that cannot be read. */
  static final int UNUSABLE = 2;

  private Main() {}

  /**
   * Runs the command, and ends the JVM with its exit code.
   *
   * @param arguments of the command line
   */
  public static void main(String[] arguments) {
    System.exit(commandLine(World.current()).execute(arguments));
  }

  static CommandLine commandLine(World world) {
    return new CommandLine(new FaCommand(world))
        .addSubcommand(new BaselineCommand(world))
        .addSubcommand(new DoctorCommand(world))
        .addSubcommand(new ExplainCommand())
        .addSubcommand(new InitCommand(world))
        .addSubcommand(new ListCommand())
        .addSubcommand(new ShowCommand(world))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(Main::fail);
  }

  /** What the user got wrong is one line. */
  private static int refuse(ParameterException wrong, String... arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String hint = wrong instanceof UnmatchedArgumentException ? "; see " + name + " --help" : "";
    return say(command, String.valueOf(wrong.getMessage()) + hint);
  }

  /** Also what is wrong with fa itself has not the exit code of findings. */
  private static int fail(Exception e, CommandLine command, CommandLine.ParseResult unused) {
    return switch (e) {
      case UsageException wrong -> say(command, String.valueOf(wrong.getMessage()));
      case IOException io -> say(command, "cannot be read or written: " + io.getMessage());
      default -> {
        e.printStackTrace(command.getErr());
        yield say(command, "a mistake of fa: " + e);
      }
    };
  }

  private static int say(CommandLine command, String text) {
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName().toLowerCase(Locale.ROOT)
                + ": "
                + text.replaceAll("\\R", " "));
    return UNUSABLE;
  }
}
