package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What one tag path has taken, and may take; the root stands for the whole allocator.
 *
 * <p>Every byte is held by one account and all above it. {@link #held} is raised before memory is
 * taken, by a compare-and-set that never passes the hard limit, and lowered when the memory is
 * back; so of any number of threads none sees it above the limit, unless a policy allowed that. It
 * also holds what a thread has reserved ahead for its frame; the counters tell what was really
 * taken.
 *
 * <p>Threads: all methods may be called by any thread.
 */
public final class Account {

  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Between the names of a path. */
  public static final String SEPARATOR = "::";

  private static final VarHandle HELD;
  private static final VarHandle PEAK;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HELD = lookup.findVarHandle(Account.class, "held", long.class);
      PEAK = lookup.findVarHandle(Account.class, "peak", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /* The columns of the counters, one row for each kind. */
  private static final int TAKEN = 0;
  private static final int COUNT = 1;
  private static final int RETURNED = 2;
  private static final int RETURNS = 3;
  private static final int COLUMNS = 4;
  private static final int CELLS = COLUMNS * Kind.values().length;

  /* Of what is free, a thread reserves at most this part ahead. */
  private static final int SHARE = 8;
  private static final long UNIT = 8;

  /** The account above, or null. */
  public final @Nullable Account parent;

  /** The names from the outermost tag to this one; empty for the whole allocator. */
  public final String path;

  private final Accounts accounts;
  private final ConcurrentHashMap<String, Account> children = new ConcurrentHashMap<>();
  private final AtomicLongArray counters = new AtomicLongArray(CELLS);
  private volatile long held;
  private volatile long peak;
  private volatile long soft = UNLIMITED;
  private volatile long hard = UNLIMITED;
  private volatile boolean warned;

  Account(Accounts accounts, @Nullable Account parent, String path) {
    this.accounts = accounts;
    this.parent = parent;
    this.path = path;
  }

  /** The account of a path of names below this one. */
  public Account at(String names) {
    Account account = this;
    for (String name : names.split(SEPARATOR, -1)) {
      account = account.child(name);
    }
    return account;
  }

  private Account child(String name) {
    Account known = children.get(name);
    return known != null ? known : children.computeIfAbsent(name, this::newChild);
  }

  private Account newChild(String name) {
    return new Account(accounts, this, path.isEmpty() ? name : path + SEPARATOR + name);
  }

  /** The account of a path of names below this one, if it has been used. */
  public @Nullable Account find(String names) {
    Account account = this;
    for (String name : names.split(SEPARATOR, -1)) {
      account = account == null ? null : account.children.get(name);
    }
    return account;
  }

  /** The accounts below this one. */
  public Collection<Account> children() {
    return children.values();
  }

  /* Limits. */

  void limit(long newSoft, long newHard) {
    soft = roundUp(newSoft);
    hard = roundUp(newHard);
    warned = false;
  }

  static long roundUp(long bytes) {
    return bytes > UNLIMITED - UNIT ? UNLIMITED : (bytes + UNIT - 1) & -UNIT;
  }

  /** The soft limit in bytes. */
  public long soft() {
    return soft;
  }

  /** The hard limit in bytes. */
  public long hard() {
    return hard;
  }

  /** Whether this account or one above it has a limit. */
  boolean isLimited() {
    for (Account each = this; each != null; each = each.parent) {
      if (each.hard != UNLIMITED || each.soft != UNLIMITED) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reserves bytes here and above.
   *
   * @return null, or the account that refused; nothing has changed then
   */
  @Nullable Account reserve(long bytes) {
    for (Account each = this; each != null; each = each.parent) {
      if (!each.raise(bytes)) {
        lower(bytes, each);
        return each;
      }
    }
    warnOfSoftLimits();
    return null;
  }

  private boolean raise(long bytes) {
    long before;
    do {
      before = held;
      if (bytes > hard - before && bytes > 0) {
        return false;
      }
    } while (!HELD.weakCompareAndSet(this, before, before + bytes));
    return true;
  }

  /** Reserves bytes here and above, whatever the limits say. */
  void force(long bytes) {
    for (Account each = this; each != null; each = each.parent) {
      HELD.getAndAdd(each, bytes);
    }
    warnOfSoftLimits();
  }

  /** Gives reserved bytes back. */
  void unreserve(long bytes) {
    lower(bytes, null);
  }

  private void lower(long bytes, @Nullable Account until) {
    for (Account each = this; each != until && each != null; each = each.parent) {
      long left = (long) HELD.getAndAdd(each, -bytes) - bytes;
      if (each.warned && left <= each.soft) {
        each.warned = false;
      }
    }
  }

  /**
   * Reserves {@code need} bytes, and up to {@code more} ahead while the limits are far.
   *
   * @return how many, or -1 if they are refused
   */
  long reserveAhead(long need, long more) {
    long ahead = more;
    for (Account each = this; each != null; each = each.parent) {
      long limit = Math.min(each.soft, each.hard);
      if (limit != UNLIMITED) {
        long free = Math.max(0, limit - each.held - need);
        ahead = Math.min(ahead, free / ((long) SHARE * accounts.threads()));
      }
    }
    ahead &= -UNIT;
    if (ahead > 0 && reserve(need + ahead) == null) {
      return need + ahead;
    }
    return reserve(need) == null ? need : -1;
  }

  private void warnOfSoftLimits() {
    for (Account each = this; each != null; each = each.parent) {
      if (each.held > each.soft && !each.warned) {
        each.warned = true;
        accounts.referee.softLimitReached(each.level(false));
      }
    }
  }

  /* What was taken. */

  @SuppressWarnings("EnumOrdinal") // rows of a table that lives no longer than the program
  private static int row(Kind kind) {
    return kind.ordinal() * COLUMNS;
  }

  /** Counts bytes that were reserved before. */
  void took(Kind kind, long bytes, long count) {
    int row = row(kind);
    for (Account each = this; each != null; each = each.parent) {
      each.counters.getAndAdd(row + TAKEN, bytes);
      each.counters.getAndAdd(row + COUNT, count);
      each.notePeak();
    }
  }

  private void notePeak() {
    long live = live();
    long before = peak;
    while (live > before && !PEAK.weakCompareAndSet(this, before, live)) {
      before = peak;
    }
  }

  /** Counts bytes that are back, and ends their reservation. */
  void returned(Kind kind, long bytes, long count) {
    int row = row(kind);
    for (Account each = this; each != null; each = each.parent) {
      each.counters.getAndAdd(row + RETURNED, bytes);
      each.counters.getAndAdd(row + RETURNS, count);
    }
    lower(bytes, null);
  }

  /** Bytes that are held become memory of another kind. */
  void move(Kind from, Kind to, long bytes) {
    for (Account each = this; each != null; each = each.parent) {
      each.counters.getAndAdd(row(from) + RETURNED, bytes);
      each.counters.getAndAdd(row(to) + TAKEN, bytes);
      each.counters.getAndIncrement(row(to) + COUNT);
    }
  }

  /** Bytes of a kind that were ever taken. */
  public long taken(Kind kind) {
    return counters.get(row(kind) + TAKEN);
  }

  /** How often memory of a kind was taken. */
  public long count(Kind kind) {
    return counters.get(row(kind) + COUNT);
  }

  /** How often memory of a kind was given back; frames give back all at once and count none. */
  public long returns(Kind kind) {
    return counters.get(row(kind) + RETURNS);
  }

  /** Bytes of a kind in use. */
  public long live(Kind kind) {
    int row = row(kind);
    return counters.get(row + TAKEN) - counters.get(row + RETURNED);
  }

  /** Bytes in use. */
  public long live() {
    long sum = 0;
    for (int row = 0; row < CELLS; row += COLUMNS) {
      sum += counters.get(row + TAKEN) - counters.get(row + RETURNED);
    }
    return sum;
  }

  /** Bytes that were ever taken. */
  public long taken() {
    long sum = 0;
    for (int row = 0; row < CELLS; row += COLUMNS) {
      sum += counters.get(row + TAKEN);
    }
    return sum;
  }

  /** How often memory was taken. */
  public long count() {
    long sum = 0;
    for (int row = 0; row < CELLS; row += COLUMNS) {
      sum += counters.get(row + COUNT);
    }
    return sum;
  }

  /** The most bytes in use at once. */
  public long peak() {
    return Math.max(peak, live());
  }

  /** Forgets what was taken and is back; what is in use stays. */
  void reset() {
    for (Kind kind : Kind.values()) {
      int row = row(kind);
      long returned = counters.get(row + RETURNED);
      counters.getAndAdd(row + RETURNED, -returned);
      counters.getAndAdd(row + TAKEN, -returned);
      counters.set(row + COUNT, 0);
      counters.set(row + RETURNS, 0);
    }
    peak = live();
    children.values().forEach(Account::reset);
  }

  /* Messages. */

  /** The levels from this one up to the allocator, marking the one that refused. */
  List<BudgetLevel> chain(@Nullable Account refused) {
    List<BudgetLevel> levels = new ArrayList<>();
    for (Account each = this; each != null; each = each.parent) {
      levels.add(each.level(each == refused));
    }
    return levels;
  }

  private BudgetLevel level(boolean exceeded) {
    String name = path.isEmpty() ? "allocator" : "tag " + path;
    String setting = path.isEmpty() ? "setGlobalBudget" : "setTagBudget(\"" + path + "\")";
    return new BudgetLevel(name, held, soft, hard, exceeded, setting);
  }

  @Override
  public String toString() {
    return "Account[path=" + path + ", live=" + live() + "]";
  }
}
