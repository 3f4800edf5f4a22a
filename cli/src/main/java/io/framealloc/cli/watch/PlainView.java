package io.framealloc.cli.watch;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.Snapshot;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line for each snapshot: for a pipe, a file, or a terminal that can do no more. */
final class PlainView implements View {

  private final PrintWriter out;
  private final PrintWriter err;
  private @Nullable String said;

  PlainView(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  static String line(Snapshot snapshot) {
    return "frame="
        + Long.toUnsignedString(snapshot.frame())
        + (", time=" + Text.millis(snapshot.duration().toNanos() / 1e6))
        + (", total=" + Bytes.format(snapshot.summary().totalBytes()))
        + (", frames=" + Bytes.format(snapshot.summary().frameBytes()))
        + (", pools=" + Bytes.format(snapshot.summary().poolBytes()))
        + (", heap=" + Bytes.format(snapshot.summary().heapBytes()))
        + (", overflows=" + snapshot.details().overflows())
        + (", diagnostics=" + snapshot.diagnostics().size());
  }

  @Override
  public void show(Seen seen, List<Snapshot> fresh) {
    fresh.forEach(snapshot -> out.println(line(snapshot)));
    out.flush();
    if (seen.notice() != null && !Objects.equals(seen.notice(), said)) {
      err.println(Text.cut(seen.notice(), Integer.MAX_VALUE));
      err.flush();
    }
    said = seen.notice();
  }

  @Override
  public boolean await(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
