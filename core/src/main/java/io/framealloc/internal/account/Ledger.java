package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who pays for what one thread takes, and the limits that are the thread's own. What its open frame
 * takes is in {@link FrameLedger}.
 *
 * <p>Threads: the owner's, but for the refund of pool slots and the figures.
 */
public final class Ledger {

  /** The thread that pays by this. */
  public final Thread thread;

  /** What its open frame takes. */
  public final FrameLedger frame;

  /** What its ended frames took. */
  public final ThreadTotals totals = new ThreadTotals();

  final Accounts accounts;
  private final Payer root;
  private Payer payer;
  private volatile long frameBudget = Account.UNLIMITED;
  private volatile long poolBudget = Account.UNLIMITED;
  private final AtomicLong poolLive = new AtomicLong();
  private final AtomicLong heapLive = new AtomicLong();

  Ledger(Accounts accounts, Thread thread, Meter meter) {
    this.accounts = accounts;
    this.thread = thread;
    this.root = new Payer(this, accounts.root, Kind.POOL);
    this.payer = root;
    this.frame = new FrameLedger(this, meter);
  }

  /* Who pays. */

  /** Who pays for what this thread takes now. */
  public Payer payer() {
    return payer;
  }

  /** The payer of a path, from the outermost tag on; the allocator's if it is empty. */
  public Payer at(String path) {
    return path.isEmpty() ? root : root.child(path);
  }

  /** Lets another payer pay from now on. */
  public void pay(Payer next) {
    frame.flush();
    payer = next;
    frame.enter();
  }

  /* Limits. */

  /** Limits each frame of this thread, from the next one on. */
  public void limitFrames(long bytes) {
    frameBudget = Account.roundUp(bytes);
  }

  /** The most bytes of a frame of this thread. */
  public long frameBudget() {
    return frameBudget;
  }

  /** Limits what the open pool slots of this thread hold. */
  public void limitPools(long bytes) {
    poolBudget = Account.roundUp(bytes);
  }

  /** Bytes of the pool slots that this thread has opened and nobody has closed. */
  public long poolLive() {
    return poolLive.get();
  }

  /** Bytes of heap memory that this thread has opened and nobody has closed. */
  public long heapLive() {
    return heapLive.get();
  }

  /* Memory that outlives frames. */

  /**
   * Reserves and counts memory of a kind other than a frame's, before it is taken.
   *
   * @return who is refunded when it is back, or cannot be had
   * @throws RuntimeException of the referee; nothing has changed then
   */
  public Payer charge(Kind kind, long bytes) {
    frame.settle();
    Kind paid = kind == Kind.POOL && !raisePool(bytes) ? Kind.HEAP : kind;
    Account account = payer.account;
    Payer paying = payer;
    try {
      Account from = obtain(account, paid, bytes);
      if (from != account) {
        paying = at(from.path);
        if (paid == Kind.POOL) {
          poolLive.addAndGet(-bytes);
        }
        paid = Kind.HEAP;
      }
    } catch (RuntimeException refused) {
      if (paid == Kind.POOL) {
        poolLive.addAndGet(-bytes);
      }
      throw refused;
    }
    paying.account.took(paid, bytes, 1);
    if (paid == Kind.HEAP) {
      heapLive.addAndGet(bytes);
    }
    return settled(paying.as(paid), bytes);
  }

  private Payer settled(Payer charged, long bytes) {
    try {
      accounts.referee.reported();
    } catch (RuntimeException strict) {
      charged.refund(bytes);
      throw strict;
    }
    return charged;
  }

  /** An allocation of the frame is over; what was reported meanwhile may be thrown. */
  public void settled() {
    accounts.referee.reported();
  }

  /* The peak is exact if frame and pool are settled in the order of their use. */
  void settleOwn() {
    if (Thread.currentThread() == thread) {
      frame.settle();
    }
  }

  void poolReturned(long bytes) {
    poolLive.addAndGet(-bytes);
  }

  void heapReturned(long bytes) {
    heapLive.addAndGet(-bytes);
  }

  /* False if the bytes are to be heap memory instead. */
  private boolean raisePool(long bytes) {
    if (tryRaisePool(bytes)) {
      return true;
    }
    Refusal refusal = refusedByThread(bytes);
    Decision decision = accounts.referee.decide(refusal);
    if (accounts.referee.mayFree() && tryRaisePool(bytes)) {
      return true;
    }
    if (decision == Decision.ALLOW) {
      poolLive.addAndGet(bytes);
    }
    return accounts.granted(decision, refusal) == Decision.ALLOW;
  }

  private boolean tryRaisePool(long bytes) {
    long before;
    do {
      before = poolLive.get();
      if (bytes > poolBudget - before) {
        return false;
      }
    } while (!poolLive.weakCompareAndSetVolatile(before, before + bytes));
    return true;
  }

  private Refusal refusedByThread(long bytes) {
    List<BudgetLevel> chain = new ArrayList<>();
    chain.add(
        new BudgetLevel(
            "thread " + thread.getName(),
            poolLive.get(),
            Account.UNLIMITED,
            poolBudget,
            true,
            "setThreadPoolBudget"));
    chain.addAll(payer.account.chain(null));
    return new Refusal(Kind.POOL, bytes, chain);
  }

  /**
   * Reserves bytes.
   *
   * @return the account that pays: the one asked, or one above for memory promoted to the heap
   */
  Account obtain(Account account, Kind kind, long bytes) {
    Account refused = account.reserve(bytes);
    if (refused == null) {
      return account;
    }
    Refusal refusal = new Refusal(kind, bytes, account.chain(refused));
    Decision decision = accounts.referee.decide(refusal);
    if (accounts.referee.mayFree() && account.reserve(bytes) == null) {
      return account;
    }
    if (accounts.granted(decision, refusal) == Decision.PROMOTE) {
      Account above = refused.parent;
      if (above == null) {
        throw accounts.referee.exception(refusal);
      }
      reserveAsHeap(above, bytes, refusal);
      return above;
    }
    account.force(bytes);
    return account;
  }

  /** Reserves bytes of the heap for what {@code first} refused, or fails. */
  void reserveAsHeap(Account account, long bytes, Refusal first) {
    Account refused = account.reserve(bytes);
    if (refused != null) {
      List<BudgetLevel> chain = new ArrayList<>(first.chain());
      chain.removeIf(level -> !level.exceeded());
      chain.addAll(account.chain(refused));
      throw accounts.referee.exception(new Refusal(Kind.HEAP, bytes, chain));
    }
  }
}
