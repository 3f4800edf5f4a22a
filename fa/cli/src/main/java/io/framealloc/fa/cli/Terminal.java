package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Progress;
import java.io.Console;
import java.io.PrintStream;

/** Whether a person is looking, and what is shown to them while they wait. */
final class Terminal {

  private static final String CLEAR_LINE = "\r\u001B[K";

  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // Since JDK 22 not null, and still declared so.
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Colours by the rule of no-color.org. */
  static boolean hasColors(String noColor) {
    return isInteractive() && noColor.isEmpty();
  }

  static Progress progress(PrintStream err) {
    return isInteractive()
        ? (name, done, total) -> show(err, name, done, total)
        : new SlowProgress(err, System::nanoTime);
  }

  static void show(PrintStream err, String name, int done, int total) {
    err.print(CLEAR_LINE);
    if (!name.isEmpty()) {
      err.printf("analysing %s (%d of %d files)", name, done, total);
    }
    err.flush();
  }
}
