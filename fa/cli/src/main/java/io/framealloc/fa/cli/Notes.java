package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import java.io.PrintWriter;
import picocli.CommandLine;

/** What the user should know of a run, where its output has no place for it. */
final class Notes {

  private Notes() {}

  static void say(CommandLine command, Report report) {
    PrintWriter err = command.getErr();
    report.notes().forEach(note -> err.println("note: " + note));
    err.flush();
  }
}
