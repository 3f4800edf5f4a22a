package io.framealloc.cli.watch;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Which view a program's output gets. */
public final class Views {

  private Views() {}

  /**
   * The whole terminal where there is one, else plain lines.
   *
   * @throws IOException if the terminal cannot be opened
   */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where no terminal is attached
  public static View of(PrintWriter out, PrintWriter err) throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return new PlainView(out, err);
    }
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB) || terminal.getColumns() == 0) {
      terminal.close();
      return new PlainView(out, err);
    }
    return new TerminalView(terminal);
  }
}
