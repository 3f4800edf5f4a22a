package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** What a command said, and its exit code. */
record Answer(int code, String out, String err) {

  /** Runs a command in a folder. */
  static Answer to(Path folder, String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter complaint = new StringWriter();
    CommandLine command = Main.commandLine(new World(folder, false, Progress.SILENT));
    command.setOut(new PrintWriter(written, true)).setErr(new PrintWriter(complaint, true));
    int code = command.execute(arguments);
    return new Answer(code, written.toString(), complaint.toString());
  }

  /** The codes in a compact report. */
  List<String> codes() {
    return out.lines()
        .filter(line -> line.contains(" ["))
        .map(line -> line.replaceAll(".* \\[(FA\\d+)].*", "$1"))
        .toList();
  }
}
