package io.framealloc;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.BudgetHandler;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.Tag;
import io.framealloc.accounting.ThreadFrameStats;
import io.framealloc.accounting.UsageHistogram;
import io.framealloc.internal.account.Account;
import io.framealloc.internal.account.Ledger;
import java.util.Objects;

/**
 * The part of an allocator that limits what is taken, and tells it.
 *
 * <p>All of it is off, and costs nothing, until a budget is set, a tag is used or statistics are
 * switched on; from then on everything is counted.
 */
abstract sealed class BudgetedAlloc extends TaggedAlloc permits BehaviorAlloc {

  /** Instead of a limit: there is none. */
  static final long UNLIMITED = Account.UNLIMITED;

  /* Budgets. */

  /**
   * Limits every single frame, of any thread.
   *
   * <p>Budgets are kept in units of 8 bytes, rounded up. The open frame of the calling thread is
   * limited at once, those of other threads from the next one on.
   *
   * @param bytes the most that a frame may have in use at once; {@link Long#MAX_VALUE} for no limit
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public void setFrameBudget(long bytes) {
    FrameArena arena = accounting().arena();
    accounting().accounts.limitFrames(checked("bytes", bytes));
    arena.budgetsChanged();
  }

  /**
   * Limits every frame of the calling thread.
   *
   * @param bytes the most that a frame may have in use at once; {@link Long#MAX_VALUE} for no limit
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public void setThreadFrameBudget(long bytes) {
    FrameArena arena = accounting().arena();
    ledgerOf(arena).limitFrames(checked("bytes", bytes));
    arena.budgetsChanged();
  }

  /**
   * Limits the pool slots that the calling thread has opened and nobody has closed.
   *
   * @param bytes the most that they may hold; {@link Long#MAX_VALUE} for no limit
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public void setThreadPoolBudget(long bytes) {
    ledgerOf(accounting().arena()).limitPools(checked("bytes", bytes));
  }

  /**
   * Limits what is in use under a tag and the tags inside it, by all threads: frames, pools, heap
   * and scratch memory.
   *
   * <p>A thread may reserve a small part of what is left for its open frame; then another may be
   * refused a little before the limit is reached. It is never exceeded.
   *
   * @param tag the whole path of the tag
   * @param soft bytes above which {@code FA303} is reported, once until use falls below again
   * @param hard bytes above which {@link #onBudgetExceeded} decides; {@link Long#MAX_VALUE} for no
   *     limit
   * @throws IllegalArgumentException if a limit is negative, {@code soft} is above {@code hard}, or
   *     a name is empty
   */
  public void setTagBudget(String tag, long soft, long hard) {
    setTagBudget(Tag.of(tag), soft, hard);
  }

  /**
   * Limits what is in use under a tag; see {@link #setTagBudget(String, long, long)}.
   *
   * @param tag the whole path of the tag
   * @param soft bytes above which {@code FA303} is reported
   * @param hard bytes above which {@link #onBudgetExceeded} decides
   * @throws IllegalArgumentException if a limit is negative, or {@code soft} is above {@code hard}
   */
  public void setTagBudget(Tag tag, long soft, long hard) {
    checked("soft", soft);
    if (checked("hard", hard) < soft) {
      throw Errors.softAboveHard(soft, hard);
    }
    limit(accounting().accounts.root.at(tag.name()), soft, hard);
  }

  /**
   * Limits what is in use in this allocator, by all threads.
   *
   * @param bytes the most; {@link Long#MAX_VALUE} for no limit
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public void setGlobalBudget(long bytes) {
    limit(accounting().accounts.root, UNLIMITED, checked("bytes", bytes));
  }

  private void limit(Account account, long soft, long hard) {
    FrameArena arena = accounting().arena();
    accounting().accounts.limit(account, soft, hard);
    arena.budgetsChanged();
  }

  private static long checked(String what, long bytes) {
    if (bytes < 0) {
      throw Errors.negative(what, bytes);
    }
    return bytes;
  }

  /**
   * Says what happens when a request does not fit into a budget; {@link BudgetExceededPolicy#FAIL}
   * at first.
   *
   * @param policy for all budgets
   */
  public void onBudgetExceeded(BudgetExceededPolicy policy) {
    accounting().decideBy(Objects.requireNonNull(policy, "policy"));
  }

  /**
   * Says who decides when a request does not fit into a budget.
   *
   * @param handler for all budgets; may give memory back
   */
  public void onBudgetExceeded(BudgetHandler handler) {
    accounting().decideBy(Objects.requireNonNull(handler, "handler"));
  }

  /* Statistics. */

  /** Switches statistics on, for all threads: each begins to count with its next frame or slot. */
  public void enableStatistics() {
    accounting().arena();
  }

  /**
   * Returns what was taken since statistics were switched on.
   *
   * <p>What another thread has taken in its open frame counts when it changes its tag or ends the
   * frame.
   *
   * @return a snapshot; all zero if they are off
   */
  public Statistics statistics() {
    accounting().flush();
    return StatisticsReport.of(accounting().accounts.root);
  }

  /**
   * Returns what the ended frames of the calling thread took.
   *
   * @return a snapshot; all zero if statistics are off
   */
  public ThreadFrameStats threadFrameStats() {
    Ledger ledger = accounting().arenas.ofCurrentThread().ledger;
    return ledger == null
        ? new ThreadFrameStats(Thread.currentThread().getName(), 0, 0, 0, 0, 0)
        : StatisticsReport.of(ledger);
  }

  /**
   * Returns how many frames used how much at their peak, of all threads.
   *
   * @return a snapshot; empty if statistics are off
   */
  public UsageHistogram frameUsageHistogram() {
    return StatisticsReport.of(accounting().accounts.usage);
  }

  /** Forgets what was taken and is back; what is in use stays in the figures. */
  public void resetStatistics() {
    accounting().flush();
    accounting().accounts.reset();
    accounting().arenas.phases.reset();
  }

  /**
   * Returns a page of text with all figures.
   *
   * @return several lines, for people
   */
  public String report() {
    accounting().flush();
    return new StatisticsReport(self()).text();
  }

  private static Ledger ledgerOf(FrameArena arena) {
    return Objects.requireNonNull(arena.ledger);
  }
}
