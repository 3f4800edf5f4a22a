package io.framealloc.fa.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a command analyses, and what it looks for. */
final class InputOptions {

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders (default: the current folder).")
  private List<Path> paths = new ArrayList<>();

  @Mixin private SelectionOptions selection;

  @Mixin private SourceOptions sources;

  Session session(World world, Session.Judgement judgement) {
    return new Session(world, sources, selection, judgement, paths);
  }
}
