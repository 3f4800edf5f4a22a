package io.framealloc.fa.cli.analysis;

import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A finding and where it is in the program.
 *
 * @param finding what the engine says
 * @param place the method or class around it, for example {@code game.Loop#tick(int)}
 * @param fingerprint the same for the same mistake after lines above it have changed
 * @param observed what a recording has seen of it; null if none was asked
 */
public record Result(
    Finding finding, String place, String fingerprint, @Nullable Observed observed) {

  /** By file, then by position. */
  public static final Comparator<Result> ORDER =
      Comparator.comparing((Result result) -> result.finding().span().file())
          .thenComparingInt(result -> result.finding().span().line())
          .thenComparingInt(result -> result.finding().span().column())
          .thenComparing(result -> result.finding().code());

  /**
   * Makes one that no recording was asked about.
   *
   * @param finding what the engine says
   * @param place the method or class around it
   * @param fingerprint its name
   */
  public Result(Finding finding, String place, String fingerprint) {
    this(finding, place, fingerprint, null);
  }

  /**
   * Returns this with what a recording has seen of it.
   *
   * @param seen in the recording
   * @return the same finding
   */
  public Result withObserved(Observed seen) {
    return new Result(finding, place, fingerprint, seen);
  }

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
