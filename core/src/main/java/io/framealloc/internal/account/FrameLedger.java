package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the open frame of one thread has taken, for whom, and how far it may go.
 *
 * <p>A frame is paid for by positions, not by allocations: the pointer moves on as ever, and what
 * lies between two positions is settled when the tag changes, when something is rewound, and when
 * the frame ends. So an allocation costs nothing more than without accounts.
 *
 * <p>Where a limit holds, the frame may go up to {@link #granted}: what is reserved ahead, and what
 * the budgets of the frame leave. The limit of the arena ends there, and it asks {@link #admit} for
 * more. While the limits are far, that is as far as the block goes: even a rare question in a loop
 * keeps the compiler from unrolling it. What was reserved and not used is given back when the tag
 * changes, when something is refused, and when the frame ends.
 *
 * <p>Positions are bytes from the beginning of the frame; memory aside is not part of them. All
 * methods are the owner's.
 */
public final class FrameLedger {

  /* How much is reserved ahead at least, while the limits are far. */
  private static final long LEAST_AHEAD = 4096;

  private final Ledger ledger;
  private final Meter meter;
  private final Accounts accounts;
  private final Journal journal = new Journal();
  private boolean limited;
  private int limitsSeen = -1;

  /* Of the open frame. */
  private boolean open;
  private long first;
  private long settled;
  private long settledCount;
  private long reservedTo = Account.UNLIMITED;
  private long budget = Account.UNLIMITED;
  private long aside;
  private long promoted;

  /* Between admit and what takes the memory. */
  private @Nullable Account promoting;
  private long promotingBytes;

  FrameLedger(Ledger ledger, Meter meter) {
    this.ledger = ledger;
    this.meter = meter;
    this.accounts = ledger.accounts;
  }

  /** A frame has begun, or accounts have been switched on in the open one. */
  public void began() {
    open = true;
    first = meter.position();
    settled = first;
    settledCount = meter.allocations();
    aside = 0;
    promoted = 0;
    budget = Math.min(accounts.frameBudget(), ledger.frameBudget());
    if (limitsSeen != accounts.limitsChanged()) {
      look();
    }
    reserveAhead();
  }

  /** The frame has ended; its memory is back. */
  public void ended(long peakUsed, int overflows) {
    cancel();
    settle();
    giveBackAhead();
    journal.clear(first);
    open = false;
    accounts.usage.add(peakUsed);
    ledger.totals.add(settled + aside, settledCount, peakUsed, overflows);
  }

  /** Bytes of the open frame that are counted; on another thread than its own a guess. */
  public long live() {
    return open ? settled - first + aside - promoted : 0;
  }

  /* Another payer. */

  void enter() {
    look();
    if (open) {
      reserveAhead();
    }
  }

  private void look() {
    limitsSeen = accounts.limitsChanged();
    limited = payer().isLimited();
  }

  private Account payer() {
    return ledger.payer().account;
  }

  /** Counts what was taken, and gives back what is reserved ahead of it. */
  public void flush() {
    if (open) {
      cancel();
      settle();
      giveBackAhead();
    }
  }

  /** Looks at the limits again. */
  public void limitsChanged() {
    if (open) {
      budget = Math.min(accounts.frameBudget(), ledger.frameBudget());
      giveBackAhead();
      enter();
    }
  }

  /** Counts what was taken. */
  public void settle() {
    if (!open) {
      return;
    }
    long position = meter.position();
    long count = meter.allocations();
    long bytes = position - settled;
    long calls = count - settledCount;
    if (bytes != 0 || calls != 0) {
      Account account = payer();
      if (reservedTo == Account.UNLIMITED) {
        account.force(bytes);
      }
      account.took(Kind.FRAME, bytes, calls);
      journal.add(account, Kind.FRAME, position);
      settled = position;
      settledCount = count;
    }
  }

  private void reserveAhead() {
    if (limited) {
      reservedTo = settled + payer().reserveAhead(0, meter.room());
    } else {
      reservedTo = Account.UNLIMITED;
    }
  }

  private void giveBackAhead() {
    if (reservedTo != Account.UNLIMITED) {
      payer().unreserve(reservedTo - settled);
      reservedTo = settled;
    }
  }

  /* How far. */

  /** How far the frame may go before {@link #admit} is asked. */
  public long granted() {
    if (promoting != null) {
      return Account.UNLIMITED;
    }
    return budget == Account.UNLIMITED
        ? reservedTo
        : Math.min(reservedTo, budget - aside + promoted);
  }

  /** What the budgets of the frame itself leave at {@code position}. */
  public long remaining(long position) {
    return budget == Account.UNLIMITED ? budget : Math.max(0, budget - aside + promoted - position);
  }

  /**
   * Asks for {@code need} more bytes.
   *
   * @return whether they are to come from the heap, in a block of their own, after which {@link
   *     #tookPromoted} is called, unless they cannot be had
   * @throws RuntimeException of the referee; nothing has changed then
   */
  public boolean admit(long need) {
    long bytes = Account.roundUp(need);
    cancel();
    settle();
    return !admitByBudget(bytes) || !admitByAccounts(bytes);
  }

  /* False if the bytes are promoted. */
  private boolean admitByBudget(long need) {
    if (need <= remaining(settled)) {
      return true;
    }
    Refusal refusal = refused(need);
    Decision decision = accounts.referee.decide(refusal);
    if (need <= remaining(settled)) {
      return true;
    }
    boolean promotes = accounts.granted(decision, refusal) == Decision.PROMOTE;
    if (promotes) {
      ledger.reserveAsHeap(payer(), need, refusal);
      promote(payer(), need);
    } else {
      budget = settled + aside - promoted + need;
    }
    return !promotes;
  }

  private boolean admitByAccounts(long need) {
    if (reservedTo == Account.UNLIMITED) {
      return true;
    }
    Account account = payer();
    long missing = settled + need - reservedTo;
    if (missing <= 0) {
      return true;
    }
    long got = account.reserveAhead(missing, Math.max(LEAST_AHEAD, settled));
    if (got < 0) {
      giveBackAhead();
      Account from = ledger.obtain(account, Kind.FRAME, need);
      if (from != account) {
        promote(from, need);
        return false;
      }
      got = need;
    }
    reservedTo += got;
    return true;
  }

  private Refusal refused(long need) {
    long used = settled + aside - promoted;
    List<BudgetLevel> chain = new ArrayList<>();
    chain.add(level("frame", used, accounts.frameBudget(), need, "setFrameBudget"));
    String name = "thread " + ledger.thread.getName();
    chain.add(level(name, used, ledger.frameBudget(), need, "setThreadFrameBudget"));
    chain.addAll(payer().chain(null));
    return new Refusal(Kind.FRAME, need, chain);
  }

  private static BudgetLevel level(String name, long used, long limit, long need, String setting) {
    boolean exceeded = limit != Account.UNLIMITED && need > limit - used;
    return new BudgetLevel(name, used, Account.UNLIMITED, limit, exceeded, setting);
  }

  /* Memory beside the bump order. */

  private void promote(Account account, long bytes) {
    promoting = account;
    promotingBytes = bytes;
  }

  /** If promoted bytes were admitted: they are now the last ones of the frame. */
  public void tookPromoted() {
    Account account = promoting;
    if (account != null) {
      long position = meter.position();
      long count = meter.allocations();
      long bytes = position - settled;
      account.unreserve(promotingBytes - bytes);
      account.took(Kind.HEAP, bytes, count - settledCount);
      journal.add(account, Kind.HEAP, position);
      promoted += bytes;
      reservedTo = reservedTo == Account.UNLIMITED ? reservedTo : reservedTo + bytes;
      settled = position;
      settledCount = count;
      promoting = null;
    }
  }

  /* Promoted bytes were admitted, and then could not be had. */
  private void cancel() {
    Account account = promoting;
    if (account != null) {
      account.unreserve(promotingBytes);
      promoting = null;
    }
  }

  /** Memory beside the positions was taken, after it was admitted; it lasts until the end. */
  public void tookAside(long bytes) {
    Account account = promoting;
    if (account != null) {
      account.unreserve(promotingBytes - bytes);
      account.took(Kind.HEAP, bytes, 1);
      journal.addAside(account, Kind.HEAP, bytes);
      promoting = null;
    } else {
      account = payer();
      if (reservedTo == Account.UNLIMITED) {
        account.force(bytes);
      } else {
        reservedTo -= bytes;
      }
      account.took(Kind.FRAME, bytes, 1);
      journal.addAside(account, Kind.FRAME, bytes);
      aside += bytes;
    }
    settledCount = meter.allocations();
  }

  /** Bytes of the frame go on without it; returns who is refunded at their end. */
  public Payer moveOut(long bytes) {
    settle();
    payer().move(Kind.FRAME, Kind.HEAP, bytes);
    journal.addAside(payer(), Kind.FRAME, -bytes);
    return ledger.payer().as(Kind.HEAP);
  }

  /** Undoes {@link #moveOut}. */
  public void moveBack(Payer payer, long bytes) {
    payer.account.move(Kind.HEAP, Kind.FRAME, bytes);
    journal.addAside(payer.account, Kind.FRAME, bytes);
  }

  /** The frame has gone back; all before that was settled. */
  public void rewound() {
    long to = meter.position();
    journal.cutTo(to, first);
    if (reservedTo != Account.UNLIMITED) {
      reservedTo -= settled - to;
    }
    settled = to;
    first = Math.min(first, to);
    promoted = journal.promoted(first);
  }
}
