package io.framealloc.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an allocator holds at one moment: the figures of one snapshot document, schema 1.
 *
 * <p>Sizes are in bytes. {@link SnapshotEmitter} writes it as JSON; the JSON Schema travels in the
 * jar as {@code META-INF/framealloc-snapshot-1.schema.json}.
 *
 * <h2>Lifetime</h2>
 *
 * Unlimited; immutable.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely.
 *
 * @param timestamp when it was taken; the document has whole seconds
 * @param frame the number of the frame
 * @param duration how long the last whole frame took, in whole microseconds in the document
 * @param summary the totals
 * @param threads each thread with memory of its own
 * @param tags each tag, by thread and kind of memory
 * @param promotions what became of retained values
 * @param transfers values on their way between threads
 * @param deferred slots that other threads closed
 * @param diagnostics what was reported
 * @param details what this library adds to schema 1
 * @since 0.1
 */
public record Snapshot(
    Instant timestamp,
    long frame,
    Duration duration,
    Summary summary,
    List<ThreadUsage> threads,
    List<TagUsage> tags,
    Promotions promotions,
    Transfers transfers,
    Deferred deferred,
    List<Finding> diagnostics,
    Details details) {

  /** The version of the schema. */
  public static final int VERSION = 1;

  /**
   * Checks that everything is there.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public Snapshot {
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(promotions, "promotions");
    Objects.requireNonNull(transfers, "transfers");
    Objects.requireNonNull(deferred, "deferred");
    Objects.requireNonNull(details, "details");
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative duration: duration=" + duration);
    }
    threads = List.copyOf(threads);
    tags = List.copyOf(tags);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * The totals of all threads.
   *
   * @param frameBytes of open frames
   * @param poolBytes of open pool slots
   * @param heapBytes of open heap slots
   * @param totalBytes of all of these
   * @param peakBytes the most that {@code totalBytes} has been
   */
  public record Summary(
      long frameBytes, long poolBytes, long heapBytes, long totalBytes, long peakBytes) {}

  /**
   * The memory of one thread.
   *
   * @param id the thread's number
   * @param name the thread's name
   * @param frameBytes of its open frame
   * @param poolBytes of its open pool slots
   * @param heapBytes of its open heap slots
   * @param peakBytes the most of all of these at once
   * @param budget its budget, or null if it has none
   */
  public record ThreadUsage(
      String id,
      String name,
      long frameBytes,
      long poolBytes,
      long heapBytes,
      long peakBytes,
      @Nullable BudgetUse budget) {}

  /**
   * A limit, and how much of it is taken.
   *
   * @param limit bytes that may be in use
   * @param used bytes in use
   */
  public record BudgetUse(long limit, long used) {

    /**
     * Returns the share in use.
     *
     * @return whole percent, rounded down, at most 255
     */
    public int percent() {
      if (limit <= 0) {
        return used > 0 ? 255 : 0;
      }
      return (int) Math.min(255.0, Math.floor(100.0 * used / limit));
    }
  }

  /**
   * The allocations of one tag by one thread in one kind of memory, without those of the tags
   * inside it.
   *
   * @param path the nested tags, joined by {@code ::}
   * @param thread the thread's name
   * @param allocKind {@code frame}, {@code pool}, {@code heap} or {@code scratch}
   * @param allocCount how many allocations
   * @param bytes what they took
   * @param avgLifetimeFrames after how many frames they were freed, in the mean
   * @param promotionRate the share that was promoted, 0 to 1
   * @param diagnostics the codes that were found, such as {@code FA501}
   */
  public record TagUsage(
      String path,
      String thread,
      String allocKind,
      long allocCount,
      long bytes,
      double avgLifetimeFrames,
      double promotionRate,
      List<String> diagnostics) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one of the means is no finite number
     */
    public TagUsage {
      diagnostics = List.copyOf(diagnostics);
      if (!Double.isFinite(avgLifetimeFrames) || !Double.isFinite(promotionRate)) {
        throw new IllegalArgumentException(
            "no finite number: path="
                + (path + ", avgLifetimeFrames=" + avgLifetimeFrames)
                + (", promotionRate=" + promotionRate));
      }
    }
  }

  /**
   * How many retained values went where.
   *
   * @param toPool into pool slots
   * @param toHeap into heap memory
   * @param failed nowhere
   */
  public record Promotions(long toPool, long toHeap, long failed) {}

  /**
   * Values on their way between threads.
   *
   * @param pending sent and not yet received
   * @param completedThisFrame received in this frame
   */
  public record Transfers(long pending, long completedThisFrame) {}

  /**
   * Slots that other threads closed.
   *
   * @param queueDepth waiting for their owner
   * @param processedThisFrame taken back in this frame
   */
  public record Deferred(long queueDepth, long processedThisFrame) {}

  /**
   * Something that was reported.
   *
   * @param code such as {@code FA401}
   * @param tag the tag in effect, or null
   * @param message the text
   */
  public record Finding(String code, @Nullable String tag, String message) {}

  /**
   * What this library adds to schema 1, as the last key of the document.
   *
   * @param overflows how often the overflow policy was applied
   * @param budgets the budgets that are not a thread's
   * @param phases the phases
   * @param histogram how many frames used how much
   * @param issues what the behaviour filter found
   */
  public record Details(
      long overflows,
      List<Budget> budgets,
      List<Phase> phases,
      List<UsageBucket> histogram,
      List<Issue> issues) {

    /** Nothing added. */
    public static final Details NONE = new Details(0, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Details {
      budgets = List.copyOf(budgets);
      phases = List.copyOf(phases);
      histogram = List.copyOf(histogram);
      issues = List.copyOf(issues);
    }
  }

  /**
   * One level of the budget tree.
   *
   * @param level such as {@code allocator} or {@code tag physics}
   * @param used bytes in use
   * @param soft bytes from which it is reported, or null if there is no soft limit
   * @param limit bytes that are never exceeded
   */
  public record Budget(String level, long used, @Nullable Long soft, long limit) {}

  /**
   * The allocations of one phase.
   *
   * @param name the phase
   * @param bytes what they took
   * @param allocCount how many allocations
   * @param peakBytes the most in use at once
   */
  public record Phase(String name, long bytes, long allocCount, long peakBytes) {}

  /**
   * One bar of the usage histogram.
   *
   * @param upToBytes the most bytes that a frame of this bar used
   * @param frames how many frames
   */
  public record UsageBucket(long upToBytes, long frames) {}

  /**
   * One finding of the behaviour filter.
   *
   * @param code such as {@code FA602}
   * @param severity {@code error}, {@code warning} or {@code hint}
   * @param tag the tag in effect, or null
   * @param message what was found
   * @param suggestion what to do
   * @param location the place as a stack trace names it, or null if not known
   * @param observed the figure
   * @param threshold what it may be
   */
  public record Issue(
      String code,
      String severity,
      @Nullable String tag,
      String message,
      String suggestion,
      @Nullable String location,
      double observed,
      double threshold) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one of them is no finite number
     */
    public Issue {
      if (!Double.isFinite(observed) || !Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "no finite number: code="
                + (code + ", observed=" + observed)
                + (", threshold=" + threshold));
      }
    }
  }
}
