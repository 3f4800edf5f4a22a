package io.framealloc.internal.account;

import io.framealloc.internal.text.ByteSizes;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where memory that outlives frames is paid for; nothing is, until that is switched on. */
public final class Billing {

  private static final int TOP = 3;

  private volatile @Nullable Accounts accounts;
  private volatile @Nullable Supplier<Ledger> ledgers;
  private volatile @Nullable Observer observer;

  /** From now on the calling thread's ledger pays. */
  public void open(Accounts from, Supplier<Ledger> ofCurrentThread) {
    accounts = from;
    ledgers = ofCurrentThread;
  }

  /** From now on {@code all} sees what is charged. */
  public void observeBy(Observer all) {
    observer = all;
  }

  /** Who holds most of a kind, for messages; empty if nobody pays, or no tag holds any. */
  public String topTags(Kind kind) {
    Accounts known = accounts;
    return known == null ? "" : topOf(known, kind);
  }

  private static String topOf(Accounts known, Kind kind) {
    return known.all().stream()
        .filter(account -> account.live(kind) > 0)
        .sorted(Comparator.comparingLong((Account account) -> account.live(kind)).reversed())
        .limit(TOP)
        .map(account -> account.path + " " + ByteSizes.format(account.live(kind)))
        .collect(Collectors.joining(", "));
  }

  /** Whether somebody pays. */
  public boolean isOpen() {
    return ledgers != null;
  }

  /**
   * Charges memory before it is taken.
   *
   * @return who is refunded, or null if nobody pays
   * @throws io.framealloc.diagnostics.BudgetExceededException if a budget refuses
   */
  public @Nullable Payer charge(Kind kind, long bytes) {
    Supplier<Ledger> known = ledgers;
    if (known == null) {
      return null;
    }
    Payer payer = known.get().charge(kind, bytes);
    Observer observing = observer;
    return observing == null ? payer : observing.charged(kind, payer);
  }
}
