package io.framealloc;

import io.framealloc.accounting.PhaseStats;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.TagStats;
import io.framealloc.accounting.ThreadFrameStats;
import java.util.List;

/**
 * An allocator as JMX shows it, once it is {@linkplain SmartAlloc#registerMXBean() registered}. The
 * figures are those of the methods of the same names of {@link SmartAlloc}; what counts from the
 * switching on of statistics is zero until then.
 *
 * <p>Every method throws {@link IllegalStateException} once the allocator has been collected.
 *
 * <h2>Lifetime</h2>
 *
 * Until the allocator is closed or collected; it does not keep the allocator.
 *
 * <h2>Threads</h2>
 *
 * Called by the threads of JMX.
 *
 * @since 0.1
 */
public interface SmartAllocMXBean {

  /**
   * Returns how much native memory is held from the operating system.
   *
   * @return bytes; {@link SmartAlloc#reservedBytes}
   */
  long getReservedBytes();

  /**
   * Returns what was taken.
   *
   * @return a snapshot; {@link SmartAlloc#statistics}
   */
  Statistics getStatistics();

  /**
   * Returns what the ended frames of each living platform thread took.
   *
   * @return snapshots, by the name of the thread
   */
  List<ThreadFrameStats> getThreads();

  /**
   * Returns what was taken under every tag.
   *
   * @return snapshots; {@link SmartAlloc#tagStats()}
   */
  List<TagStats> getTags();

  /**
   * Returns what was taken in every phase.
   *
   * @return snapshots; {@link SmartAlloc#phaseStats()}
   */
  List<PhaseStats> getPhases();

  /**
   * Returns the figures of every size class.
   *
   * @return snapshots; {@link SmartAlloc#poolStats}
   */
  List<PoolClassStats> getPoolStats();

  /**
   * Returns what became of the pool slots that other threads closed.
   *
   * @return a snapshot; {@link SmartAlloc#deferredFreeStats}
   */
  DeferredFreeStats getDeferredFrees();

  /** Switches statistics on; {@link SmartAlloc#enableStatistics}. */
  void enableStatistics();

  /**
   * Returns a page of text with all figures.
   *
   * @return several lines; {@link SmartAlloc#report}
   */
  String report();

  /** Forgets what was taken and is back; {@link SmartAlloc#resetStatistics}. */
  void resetStatistics();

  /** Gives the operating system back what no thread uses; {@link SmartAlloc#trim}. */
  void trim();
}
