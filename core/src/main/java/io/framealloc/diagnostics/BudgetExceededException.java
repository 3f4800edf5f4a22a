package io.framealloc.diagnostics;

import io.framealloc.internal.text.ByteSizes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a request does not fit into a budget. Nothing has changed then.
 *
 * @since 0.1
 */
public final class BudgetExceededException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code = Code.FA302;
  private final long requested;

  @SuppressWarnings("serial") // an immutable list of the JDK
  private final List<BudgetLevel> chain;

  private BudgetExceededException(String text, long requested, List<BudgetLevel> chain) {
    super(Code.FA302.message(text));
    this.requested = requested;
    this.chain = chain;
  }

  /**
   * Makes the exception of a request that a level has refused.
   *
   * @param kind {@code frame}, {@code pool}, {@code heap} or {@code scratch}
   * @param requested bytes
   * @param chain every level that counts, the innermost first; at least one has refused
   * @return the exception
   */
  public static BudgetExceededException of(String kind, long requested, List<BudgetLevel> chain) {
    return new BudgetExceededException(text(kind, requested, chain), requested, List.copyOf(chain));
  }

  /**
   * Says which level refused a request, and what can be done.
   *
   * @param kind {@code frame}, {@code pool}, {@code heap} or {@code scratch}
   * @param requested bytes
   * @param chain every level that counts, the innermost first; at least one has refused
   * @return the text of an exception or report, without its code
   */
  public static String text(String kind, long requested, List<BudgetLevel> chain) {
    BudgetLevel failed = failed(chain);
    return "Budget exceeded: level=%s, kind=%s, requested=%s, used=%s, limit=%s; chain: %s; hint: use less, or raise %s"
        .formatted(
            failed.name(),
            kind,
            ByteSizes.format(requested),
            ByteSizes.format(failed.used()),
            ByteSizes.format(failed.limit()),
            chain.stream().map(BudgetLevel::toString).collect(Collectors.joining(" <- ")),
            failed.setting());
  }

  private static BudgetLevel failed(List<BudgetLevel> chain) {
    return chain.stream().filter(BudgetLevel::exceeded).findFirst().orElseThrow();
  }

  /**
   * Returns how much was asked for.
   *
   * @return bytes
   */
  public long requested() {
    return requested;
  }

  /**
   * Returns how much was in use at the level that refused.
   *
   * @return bytes
   */
  public long used() {
    return failed(chain).used();
  }

  /**
   * Returns the limit that refused.
   *
   * @return bytes
   */
  public long limit() {
    return failed(chain).limit();
  }

  /**
   * Returns every level that was asked.
   *
   * @return the innermost first
   */
  public List<BudgetLevel> chain() {
    return chain;
  }

  @Override
  public Code code() {
    return code;
  }
}
