package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Progress;
import java.nio.file.Path;

/**
 * Where a command runs.
 *
 * @param folder the current folder, absolute
 * @param colors whether to write colours to the terminal
 * @param progress told how far an analysis is
 */
record World(Path folder, boolean colors, Progress progress) {

  static World current() {
    String noColor = System.getenv().getOrDefault("NO_COLOR", "");
    return new World(
        Path.of("").toAbsolutePath(), Terminal.hasColors(noColor), Terminal.progress(System.err));
  }
}
