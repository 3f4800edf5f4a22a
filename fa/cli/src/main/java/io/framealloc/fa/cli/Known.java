package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Leaves out what a baseline knows. */
final class Known {

  private Known() {}

  /** Reads a baseline; null gives null. */
  static @Nullable Baseline read(Path folder, @Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return Baseline.read(folder.resolve(file));
    } catch (IOException e) {
      throw new UsageException("cannot be read: " + file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  static Report withoutKnown(Report report, @Nullable Baseline known) {
    if (known == null) {
      return report;
    }
    Baseline.Applied applied = known.apply(report);
    Report fresh = applied.report();
    if (applied.known() > 0) {
      fresh = fresh.withNote("known from the baseline, not shown: count=" + applied.known());
    }
    for (Baseline.Entry entry : applied.expired()) {
      fresh =
          fresh.withNote(
              "expired in the baseline: code=%s, file=%s, place=%s"
                  .formatted(entry.code(), entry.file(), entry.place()));
    }
    return fresh;
  }
}
