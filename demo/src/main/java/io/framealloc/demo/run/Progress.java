package io.framealloc.demo.run;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says how far a run is: on a terminal one line that is written again and again, elsewhere a few
 * lines. Between two outputs it allocates nothing.
 */
public final class Progress {

  private static final long TERMINAL_INTERVAL = 200_000_000L;
  private static final int LINES = 4;
  private static final int WIDTH = 72;

  private final PrintWriter out;
  private final boolean terminal;
  private long lastOutput;
  private long slowest;

  /** Progress that is written to {@code out}. */
  public Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void warmup(Variant variant, int frame, int frames) {
    if (terminal && isDue(frame, frames)) {
      rewrite(String.format(Locale.ROOT, "%-11s warm-up %d/%d", variant.label(), frame, frames));
    }
  }

  void measured(Variant variant, int frame, int frames, long nanos) {
    slowest = frame == 1 ? nanos : Math.max(slowest, nanos);
    if (terminal ? isDue(frame, frames) : isMilestone(frame, frames)) {
      String line =
          String.format(
              Locale.ROOT,
              "%-11s frame %d/%d  latest %.1f ms  slowest %.1f ms",
              variant.label(),
              frame,
              frames,
              nanos / 1e6,
              slowest / 1e6);
      if (terminal) {
        rewrite(line);
      } else {
        out.println(line);
        out.flush();
      }
    }
  }

  void done() {
    if (terminal) {
      rewrite("");
      out.print('\r');
      out.flush();
    }
  }

  private boolean isDue(int frame, int frames) {
    long now = System.nanoTime();
    if (now - lastOutput < TERMINAL_INTERVAL && frame < frames) {
      return false;
    }
    lastOutput = now;
    return true;
  }

  private static boolean isMilestone(int frame, int frames) {
    return (long) frame * LINES / frames > (frame - 1L) * LINES / frames;
  }

  private void rewrite(String line) {
    out.print('\r');
    out.print(line);
    out.print(" ".repeat(Math.max(0, WIDTH - line.length())));
    out.flush();
  }
}
