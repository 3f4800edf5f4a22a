package io.framealloc.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal whose keyboard and screen are streams. */
@Timeout(60)
final class TerminalViewTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(120);
  private static final String SECOND_SCREEN = "\u001b[?1049h";
  private static final String FIRST_SCREEN = "\u001b[?1049l";
  private static final String CURSOR = "\u001b[?25h";

  @TempDir private Path folder;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private LineDisciplineTerminal terminal;
  private Attributes before;
  private Attributes lastSet;

  @BeforeEach
  void open() throws IOException {
    terminal =
        new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8) {
          @Override
          public void setAttributes(Attributes attributes) {
            lastSet = new Attributes(attributes);
            super.setAttributes(attributes);
          }
        };
    terminal.setSize(Size.of(80, 24));
    before = terminal.getAttributes();
  }

  private String drawn() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private void press(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  private static Seen sample() {
    return new Seen(SampleRun.snapshots(5), null);
  }

  @Test
  void q_endsTheWatch() throws Exception {
    SampleRun.write(folder, 5);
    try (View view = new TerminalView(terminal)) {
      press("xq");
      Watch watch = new Watch(folder, LONG, Long.MAX_VALUE, () -> true);
      assertEquals(Watch.End.LEFT, watch.run(view));
    }
    assertTrue(drawn().contains("frame 300"), drawn());
    assertTrue(drawn().contains("q: quit"));
  }

  @Test
  void ctrlC_endsTheWatchAsKeyAndAsSignal() throws Exception {
    try (View view = new TerminalView(terminal)) {
      press("\u0003");
      assertFalse(view.await(LONG));
      terminal.raise(Terminal.Signal.INT);
      assertFalse(view.await(LONG));
    }
  }

  @Test
  void endOfInput_endsTheWatch() throws Exception {
    try (View view = new TerminalView(terminal)) {
      terminal.reader().close();
      assertFalse(view.await(LONG));
    }
  }

  @Test
  void terminal_isAsItWasAfterwards() throws Exception {
    try (View view = new TerminalView(terminal)) {
      assertTrue(drawn().contains(SECOND_SCREEN), drawn());
      assertFalse(terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ICANON));
      view.show(sample(), List.of());
    }
    assertTrue(drawn().indexOf(FIRST_SCREEN) > drawn().indexOf(SECOND_SCREEN), drawn());
    assertTrue(drawn().lastIndexOf(CURSOR) > drawn().indexOf(SECOND_SCREEN), drawn());
    assertEquals(before.getLocalFlags(), lastSet.getLocalFlags());
    assertEquals(before.getInputFlags(), lastSet.getInputFlags());
  }

  @Test
  void resize_drawsAnewWithoutAKey() throws Exception {
    try (View view = new TerminalView(terminal)) {
      view.show(sample(), List.of());
      screen.reset();
      terminal.setSize(Size.of(120, 40));
      terminal.raise(Terminal.Signal.WINCH);
      assertTrue(view.await(SHORT));
      assertTrue(drawn().contains("net"), drawn());
    }
  }
}
