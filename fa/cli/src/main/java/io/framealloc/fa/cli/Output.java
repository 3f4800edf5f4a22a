package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.format.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a report to where the options say. */
record Output(World world, CommandSpec spec) {

  void write(Report report, Format format, @Nullable Path file) {
    if (!format.hasNotes()) {
      Notes.say(spec.commandLine(), report);
    }
    if (file == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(format.write(report, world.colors()));
      out.flush();
      return;
    }
    try {
      Files.writeString(world.folder().resolve(file), format.write(report, false));
    } catch (IOException e) {
      throw new UsageException("cannot be written: " + file);
    }
  }
}
