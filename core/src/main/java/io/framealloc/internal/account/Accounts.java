package io.framealloc.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The accounts of one allocator, and the limits that all its threads share. */
public final class Accounts {

  /** The whole allocator. */
  public final Account root = new Account(this, null, "");

  /** How much frames used. */
  public final UsageCounts usage = new UsageCounts();

  final Referee referee;

  private final Map<Thread, Ledger> ledgers = new ConcurrentHashMap<>();
  private final AtomicInteger threads = new AtomicInteger(1);
  private volatile long frameBudget = Account.UNLIMITED;
  private volatile int limitsChanged;

  /** Makes accounts without limits. */
  public Accounts(Referee referee) {
    this.referee = referee;
  }

  /** Makes the ledger of a thread. Platform threads are remembered while they live. */
  public Ledger open(Thread thread, Meter meter) {
    Ledger ledger = new Ledger(this, thread, meter);
    if (!thread.isVirtual()) {
      ledgers.keySet().removeIf(known -> !known.isAlive());
      ledgers.put(thread, ledger);
      threads.set(ledgers.size());
    }
    return ledger;
  }

  /** The ledgers of living platform threads. */
  public List<Ledger> ledgers() {
    ledgers.keySet().removeIf(known -> !known.isAlive());
    return new ArrayList<>(ledgers.values());
  }

  int threads() {
    return Math.max(1, threads.get());
  }

  /** Every account but the root, parents before children. */
  public List<Account> all() {
    List<Account> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Account from, List<Account> into) {
    for (Account child : from.children()) {
      into.add(child);
      collect(child, into);
    }
  }

  /** Limits what is held; {@link Account#UNLIMITED} for no limit. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // any other number will do
  public void limit(Account account, long soft, long hard) {
    account.limit(soft, hard);
    limitsChanged++;
  }

  /** Limits each frame of every thread. */
  public void limitFrames(long bytes) {
    frameBudget = Account.roundUp(bytes);
  }

  long frameBudget() {
    return frameBudget;
  }

  int limitsChanged() {
    return limitsChanged;
  }

  /** Lets a decision pass unless it is to fail. */
  Decision granted(Decision decision, Refusal refusal) {
    if (decision == Decision.FAIL) {
      throw referee.exception(refusal);
    }
    return decision;
  }

  /** Forgets what was taken and is back. */
  public void reset() {
    root.reset();
    usage.reset();
    ledgers().forEach(ledger -> ledger.totals.reset());
  }
}
