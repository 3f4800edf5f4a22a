package io.framealloc.cli.watch;

import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads a folder again and again and shows what is in it. */
public final class Watch {

  /** Why a watch ended. */
  public enum End {
    /** The user left. */
    LEFT,
    /** As many snapshots were shown as were asked for. */
    COUNTED,
    /** The program is gone. */
    GONE
  }

  private final Path folder;
  private final Duration interval;
  private final long count;
  private final BooleanSupplier alive;

  /**
   * Prepares a watch.
   *
   * @param folder the snapshots' folder
   * @param interval between two looks
   * @param count after how many snapshots it ends
   * @param alive whether the program that writes is still there
   */
  public Watch(Path folder, Duration interval, long count, BooleanSupplier alive) {
    this.folder = folder;
    this.interval = interval;
    this.count = count;
    this.alive = alive;
  }

  /**
   * Runs until there is a reason to end.
   *
   * @throws IOException if the terminal is gone
   */
  public End run(View view) throws IOException {
    long shown = 0;
    try (Tail tail = new Tail(folder)) {
      while (true) {
        boolean living = alive.getAsBoolean();
        List<Snapshot> fresh = tail.poll();
        shown += fresh.size();
        view.show(tail.seen(), fresh);
        if (shown >= count) {
          return End.COUNTED;
        }
        if (!living) {
          return End.GONE;
        }
        if (!view.await(interval)) {
          return End.LEFT;
        }
      }
    }
  }
}
