package io.framealloc.cli.watch;

import io.framealloc.cli.snapshot.SampleRun;
import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A program with a frame loop; with a folder as its argument it emits when it is asked. */
final class WatchedProgram {

  private WatchedProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    AtomicInteger frame = new AtomicInteger();
    SnapshotEmitter emitter =
        args.length == 0
            ? null
            : SnapshotEmitter.create(
                () -> SampleRun.snapshot(frame.incrementAndGet()),
                SnapshotConfig.builder()
                    .directory(Path.of(args[0]))
                    .minInterval(Duration.ofMillis(20))
                    .build());
    if (emitter != null) {
      emitter.emit();
    }
    System.out.println("ready");
    while (System.in.available() == 0) {
      if (emitter != null) {
        emitter.maybeEmit();
      }
      Thread.sleep(5);
    }
  }
}
