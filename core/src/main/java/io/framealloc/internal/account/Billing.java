package io.framealloc.internal.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where memory that outlives frames is paid for; nothing is, until that is switched on. */
public final class Billing {

  private volatile @Nullable Supplier<Ledger> ledgers;
  private volatile @Nullable Observer observer;

  /** From now on the calling thread's ledger pays. */
  public void open(Supplier<Ledger> ofCurrentThread) {
    ledgers = ofCurrentThread;
  }

  /** From now on {@code all} sees what is charged. */
  public void observeBy(Observer all) {
    observer = all;
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
