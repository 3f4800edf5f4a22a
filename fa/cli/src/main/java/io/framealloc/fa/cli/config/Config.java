package io.framealloc.fa.cli.config;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.engine.Settings;
import java.util.List;

/**
 * What {@code .fa.toml} says.
 *
 * @param minSeverity findings below it are not shown
 * @param exclude globs of files that are not analysed, relative to the folder of the file
 * @param denyWarnings whether a warning fails the run
 * @param settings what the engine is told
 */
public record Config(
    Severity minSeverity, List<String> exclude, boolean denyWarnings, Settings settings) {

  /** What holds where there is no file. */
  public static final Config DEFAULT =
      new Config(Severity.HINT, List.of(), false, Settings.DEFAULT);

  /** Copies the list. */
  public Config {
    exclude = List.copyOf(exclude);
  }
}
