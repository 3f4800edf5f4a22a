package io.framealloc;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.BudgetHandler;
import io.framealloc.accounting.BudgetRequest;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.BudgetLevel;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.account.Accounts;
import io.framealloc.internal.account.Decision;
import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.account.Referee;
import io.framealloc.internal.account.Refusal;
import io.framealloc.internal.text.ByteSizes;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one allocator, which are off until something asks for them: statistics, a tag, a
 * budget. Then every thread gets a ledger when it next begins a frame or opens a slot.
 */
final class Accounting implements Referee {

  private static final String TAG = "tag ";

  final Accounts accounts = new Accounts(this);
  final ThreadArenas arenas;
  private final Pools pools;
  private final DiagnosticSink sink;
  private volatile BudgetExceededPolicy policy = BudgetExceededPolicy.FAIL;
  private volatile BudgetHandler handler = request -> policy;
  private volatile boolean mayFree;

  Accounting(ThreadArenas arenas, Pools pools, DiagnosticSink sink) {
    this.arenas = arenas;
    this.pools = pools;
    this.sink = sink;
  }

  /** Switches the accounts on. */
  void on() {
    if (!pools.billing.isOpen()) {
      switchOn();
    }
  }

  private synchronized void switchOn() {
    if (!pools.billing.isOpen()) {
      arenas.atArrival(arena -> arena.payBy(accounts.open(arena.thread(), arena)));
      pools.billing.open(accounts, this::ledger);
      pools.pool.billingHasOpened();
    }
  }

  /** The calling thread's arena, which has a ledger. */
  FrameArena arena() {
    on();
    return arenas.ofCurrentThread();
  }

  Ledger ledger() {
    return Objects.requireNonNull(arenas.ofCurrentThread().ledger);
  }

  /** The path of the calling thread's tag, to be carried to other threads; empty for none. */
  String path() {
    Ledger ledger = pools.billing.isOpen() ? ledger() : null;
    return ledger == null ? "" : ledger.payer().account.path;
  }

  /** Lets a carried tag pay for what {@code action} takes. */
  <R> R under(String path, Supplier<R> action) {
    if (!pools.billing.isOpen()) {
      return action.get();
    }
    FrameArena arena = arenas.ofCurrentThread();
    Ledger ledger = Objects.requireNonNull(arena.ledger);
    Payer before = ledger.payer();
    arena.pay(ledger.at(path));
    try {
      return action.get();
    } finally {
      arena.pay(before);
    }
  }

  /** Counts what the calling thread has taken up to now. */
  void flush() {
    FrameArena arena = arenas.ofCurrentThread();
    if (arena.ledger != null) {
      arena.flush();
    }
  }

  void decideBy(BudgetExceededPolicy fixed) {
    policy = fixed;
    mayFree = false;
    handler = request -> policy;
  }

  void decideBy(BudgetHandler custom) {
    handler = custom;
    mayFree = true;
  }

  @Override
  public Decision decide(Refusal refusal) {
    BudgetLevel level = refusal.level();
    BudgetRequest request =
        new BudgetRequest(
            nameOf(refusal), refusal.requested(), level.used(), level.limit(), refusal.chain());
    BudgetExceededPolicy decided =
        Objects.requireNonNull(handler.onBudgetExceeded(request), "policy");
    if (sink.events.isOn()) {
      sink.events.tell(
          new FrameEvent.BudgetExceeded(
              request.kind(),
              level.name(),
              request.requested(),
              request.used(),
              request.limit(),
              decided));
    }
    return switch (decided) {
      case FAIL -> Decision.FAIL;
      case ALLOW -> Decision.ALLOW;
      case PROMOTE -> Decision.PROMOTE;
      case WARN -> {
        String text =
            BudgetExceededException.text(nameOf(refusal), refusal.requested(), refusal.chain());
        sink.report(
            new Diagnostic(
                Code.FA302,
                Code.Severity.WARNING,
                Code.FA302.message(text),
                arenas.ofCurrentThread().tag(),
                DiagnosticSink.site()));
        sink.throwPending();
        yield Decision.ALLOW;
      }
    };
  }

  private static String nameOf(Refusal refusal) {
    return refusal.kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean mayFree() {
    return mayFree;
  }

  @Override
  public RuntimeException exception(Refusal refusal) {
    return BudgetExceededException.of(nameOf(refusal), refusal.requested(), refusal.chain());
  }

  @Override
  public void softLimitReached(BudgetLevel level) {
    if (sink.events.isOn()) {
      sink.events.tell(
          new FrameEvent.SoftLimitReached(level.name(), level.used(), level.soft(), level.limit()));
    }
    String text =
        "Soft limit reached: level=%s, used=%s, soft=%s, limit=%s; hint: use less, or raise %s"
            .formatted(
                level.name(),
                ByteSizes.format(level.used()),
                ByteSizes.format(level.soft()),
                level.limit() == Long.MAX_VALUE ? "none" : ByteSizes.format(level.limit()),
                level.setting());
    sink.report(
        new Diagnostic(
            Code.FA303,
            Code.FA303.severity(),
            Code.FA303.message(text),
            tagOf(level),
            DiagnosticSink.site()));
  }

  private static @Nullable String tagOf(BudgetLevel level) {
    return level.name().startsWith(TAG) ? level.name().substring(TAG.length()) : null;
  }

  @Override
  public void reported() {
    sink.throwPending();
  }
}
