package io.framealloc.cli;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Says what a run is at: on a terminal in one line that is written again, elsewhere line by line.
 */
final class BenchProgress implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;

  private BenchProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where no terminal is attached
  static BenchProgress to(PrintWriter out) {
    Console console = System.console();
    return new BenchProgress(out, console != null && console.isTerminal());
  }

  void show(String text) {
    if (terminal) {
      out.print(CLEAR + text);
    } else {
      out.println(text);
    }
    out.flush();
  }

  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
