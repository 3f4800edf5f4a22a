package io.framealloc.cli.watch;

import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.ClosedException;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The whole terminal, on its second screen so that the first comes back as it was. Left by q or
 * Ctrl-C; drawn anew when its size changes.
 */
final class TerminalView implements View {

  private static final int STEP = 50;
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;

  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final AtomicBoolean left = new AtomicBoolean();
  private final AtomicBoolean resized = new AtomicBoolean(true);
  private final AtomicBoolean restored = new AtomicBoolean();
  private final Thread lastWish = new Thread(this::restore, "framealloc-watch-restore");
  private Seen seen = new Seen(List.of(), null);

  TerminalView(Terminal terminal) {
    this.terminal = terminal;
    terminal.handle(Signal.WINCH, _ -> resized.set(true));
    terminal.handle(Signal.INT, _ -> left.set(true));
    terminal.handle(Signal.QUIT, _ -> left.set(true));
    before = terminal.enterRawMode();
    display = new Display(terminal, true);
    Runtime.getRuntime().addShutdownHook(lastWish);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
  }

  @Override
  public void show(Seen now, List<Snapshot> fresh) {
    seen = now;
    draw();
  }

  private void draw() {
    int width = Math.max(1, terminal.getColumns());
    int height = Math.max(1, terminal.getRows());
    if (resized.getAndSet(false)) {
      display.clear();
      display.resize(Size.of(width, height));
    }
    List<AttributedString> screen = new ArrayList<>();
    for (Line line : Screen.lines(seen, Instant.now(), width, height - 1, bars())) {
      screen.add(new AttributedString(line.text(), style(line.style())));
    }
    while (screen.size() < height - 1) {
      screen.add(AttributedString.EMPTY);
    }
    screen.add(new AttributedString(Text.cut("q: quit", width), style(Line.Style.QUIET)));
    display.update(screen, 0);
    terminal.flush();
  }

  private Bars bars() {
    return terminal.encoding().equals(StandardCharsets.UTF_8) ? Bars.BLOCKS : Bars.ASCII;
  }

  private static AttributedStyle style(Line.Style style) {
    return switch (style) {
      case TITLE -> AttributedStyle.BOLD;
      case PLAIN -> AttributedStyle.DEFAULT;
      case QUIET -> AttributedStyle.DEFAULT.faint();
      case WARNING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
      case ERROR -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    };
  }

  @Override
  public boolean await(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      int key = key();
      if (left.get() || leaves(key)) {
        return false;
      }
      if (resized.get()) {
        draw();
      }
    }
    return true;
  }

  private int key() throws IOException {
    try {
      return terminal.reader().read(STEP);
    } catch (ClosedException e) {
      return NonBlockingReader.EOF;
    }
  }

  private static boolean leaves(int key) {
    return switch (key) {
      case 'q', 'Q', CTRL_C, CTRL_D, NonBlockingReader.EOF -> true;
      default -> false;
    };
  }

  private void restore() {
    if (restored.compareAndSet(false, true)) {
      terminal.puts(Capability.exit_ca_mode);
      terminal.puts(Capability.cursor_normal);
      terminal.flush();
      terminal.setAttributes(before);
    }
  }

  @Override
  public void close() throws IOException {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(lastWish);
    } catch (IllegalStateException e) {
      // The JVM ends already, and the hook finds the terminal restored.
      return;
    }
    terminal.close();
  }
}
