package io.framealloc.internal.account;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as one thread uses it: what an open slot or extent remembers, to be refunded by
 * whichever thread closes it.
 */
public class Payer {

  /** Who pays. */
  public final Account account;

  private final Ledger ledger;
  private final Kind kind;
  private @Nullable Map<String, Payer> children;
  private @Nullable Map<Kind, Payer> others;

  Payer(Ledger ledger, Account account, Kind kind) {
    this.ledger = ledger;
    this.account = account;
    this.kind = kind;
  }

  /** The same payer, for a subclass that wants to know of the end. */
  protected Payer(Payer same) {
    this(same.ledger, same.account, same.kind);
  }

  /** The payer of a tag inside this one, or of a path; only on the thread of the ledger. */
  public Payer child(String path) {
    Map<String, Payer> known = children;
    if (known == null) {
      known = new HashMap<>();
      children = known;
    }
    Payer child = known.get(path);
    if (child == null) {
      child = new Payer(ledger, account.at(path), Kind.POOL);
      known.put(path, child);
    }
    return child;
  }

  /** The payer of the same account for memory of another kind. */
  Payer as(Kind other) {
    if (other == kind) {
      return this;
    }
    Map<Kind, Payer> known = others;
    if (known == null) {
      known = new EnumMap<>(Kind.class);
      others = known;
    }
    return known.computeIfAbsent(other, any -> new Payer(ledger, account, any));
  }

  /** The memory could not be had after all. */
  public void cancel(long bytes) {
    refund(bytes);
  }

  /** The memory is back. Any thread. */
  public void refund(long bytes) {
    ledger.settleOwn();
    account.returned(kind, bytes, 1);
    if (kind == Kind.POOL) {
      ledger.poolReturned(bytes);
    } else if (kind == Kind.HEAP) {
      ledger.heapReturned(bytes);
    }
  }
}
