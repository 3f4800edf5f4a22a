package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;

/** An account of two tags under a hard limit of 64 bytes for both. */
final class LimitedAccount {

  static final long LIMIT = 64;

  private static final Referee STRICT =
      new Referee() {
        @Override
        public Decision decide(Refusal refusal) {
          return Decision.FAIL;
        }

        @Override
        public boolean mayFree() {
          return false;
        }

        @Override
        public RuntimeException exception(Refusal refusal) {
          return new IllegalStateException(refusal.toString());
        }

        @Override
        public void softLimitReached(BudgetLevel level) {}
      };

  final Account root;
  final Account first;
  final Account second;

  LimitedAccount() {
    Accounts accounts = new Accounts(STRICT);
    root = accounts.root;
    first = root.at("first");
    second = root.at("second");
    accounts.limit(root, Account.UNLIMITED, LIMIT);
  }

  /** Takes bytes, and tells how many were granted. */
  static int take(Account account, long bytes) {
    if (account.reserve(bytes) != null) {
      return 0;
    }
    account.took(Kind.POOL, bytes, 1);
    return (int) bytes;
  }
}
