package io.framealloc.internal.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where memory that outlives frames is paid for; nothing is, until that is switched on. */
public final class Billing {

  private volatile @Nullable Supplier<Ledger> ledgers;

  /** From now on the calling thread's ledger pays. */
  public void open(Supplier<Ledger> ofCurrentThread) {
    ledgers = ofCurrentThread;
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
    return known == null ? null : known.get().charge(kind, bytes);
  }
}
