package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines for a log: none about a run that is soon over, few about one that takes long. */
final class SlowProgress implements Progress {

  private static final long FIRST = TimeUnit.SECONDS.toNanos(2);
  private static final long OTHERS = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream err;
  private final LongSupplier clock;
  private long next;

  SlowProgress(PrintStream err, LongSupplier clock) {
    this.err = err;
    this.clock = clock;
    this.next = clock.getAsLong() + FIRST;
  }

  @Override
  public void at(String name, int done, int total) {
    long now = clock.getAsLong();
    if (!name.isEmpty() && now - next >= 0) {
      next = now + OTHERS;
      err.printf("analysing %s (%d of %d files)%n", name, done, total);
      err.flush();
    }
  }
}
