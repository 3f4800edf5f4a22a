package io.framealloc.fa.cli.analysis;

import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A finding and where it is in the program.
 *
 * @param finding what the engine says
 * @param place the method or class around it, for example {@code game.Loop#tick(int)}
 * @param fingerprint the same for the same mistake after lines above it have changed
 */
public record Result(Finding finding, String place, String fingerprint) {

  /** By file, then by position. */
  public static final Comparator<Result> ORDER =
      Comparator.comparing((Result result) -> result.finding().span().file())
          .thenComparingInt(result -> result.finding().span().line())
          .thenComparingInt(result -> result.finding().span().column())
          .thenComparing(result -> result.finding().code());

  /**
   * Returns where it is.
   *
   * @return the part of the source that is wrong
   */
  public Span span() {
    return finding.span();
  }

  /**
   * Returns the file that it is in.
   *
   * @return an absolute path
   */
  public Path file() {
    return Path.of(finding.span().file());
  }
}
