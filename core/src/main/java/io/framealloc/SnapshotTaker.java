package io.framealloc;

import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import io.framealloc.internal.account.Account;
import io.framealloc.internal.account.Accounts;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.text.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills a snapshot with the figures of an allocator, as {@code statistics()} has them. */
final class SnapshotTaker {

  /* Accounts are shared by threads. */
  private static final String ALL_THREADS = "all";

  private final SmartAlloc alloc;
  private final Accounts accounts;
  private final List<Diagnostic> recent;
  private final List<BehaviorIssue> issues;

  SnapshotTaker(SmartAlloc alloc) {
    this.alloc = alloc;
    this.accounts = alloc.accounting().accounts;
    this.recent = alloc.sink().recent();
    this.issues = alloc.behaviorReport().issues();
  }

  Snapshot take() {
    FrameArena arena = alloc.accounting().arena();
    alloc.accounting().flush();
    FrameWatch watch = arena.watch;
    DeferredFreeStats deferred = alloc.deferredFreeStats();
    return new Snapshot(
        Instant.now(),
        arena.number,
        Duration.ofNanos(watch == null ? 0 : watch.lastNanos()),
        summary(accounts.root),
        threads(),
        tags(),
        alloc.retention().promotions(),
        new Snapshot.Transfers(
            alloc.pool().inFlight(), watch == null ? 0 : watch.receivedInFrame()),
        new Snapshot.Deferred(deferred.waiting(), watch == null ? 0 : watch.deferredInFrame()),
        recent.stream()
            .map(each -> new Snapshot.Finding(each.code().name(), each.tag(), each.message()))
            .toList(),
        details());
  }

  private static Snapshot.Summary summary(Account root) {
    return new Snapshot.Summary(
        root.live(Kind.FRAME),
        root.live(Kind.POOL),
        root.live(Kind.HEAP) + root.live(Kind.SCRATCH),
        root.live(),
        root.peak());
  }

  private List<ThreadUsage> threads() {
    return accounts.ledgers().stream()
        .sorted(Comparator.comparingLong(ledger -> ledger.thread.threadId()))
        .map(SnapshotTaker::thread)
        .toList();
  }

  private static ThreadUsage thread(Ledger ledger) {
    long frame = ledger.frame.live();
    long limit = ledger.frameBudget();
    return new ThreadUsage(
        Long.toString(ledger.thread.threadId()),
        Errors.nameOf(ledger.thread),
        frame,
        ledger.poolLive(),
        ledger.heapLive(),
        Math.max(ledger.totals.peak(), frame + ledger.poolLive() + ledger.heapLive()),
        limit == Account.UNLIMITED ? null : new BudgetUse(limit, frame));
  }

  private List<TagUsage> tags() {
    List<TagUsage> found = new ArrayList<>();
    for (Account account : accounts.all()) {
      for (Kind kind : Kind.values()) {
        long count = own(account, each -> each.count(kind));
        if (count > 0) {
          found.add(
              new TagUsage(
                  account.path,
                  ALL_THREADS,
                  kind.name().toLowerCase(Locale.ROOT),
                  count,
                  own(account, each -> each.taken(kind)),
                  0,
                  0,
                  codes(account.path)));
        }
      }
    }
    return found;
  }

  /** Accounts count what is inside them; a snapshot tells the tags apart. */
  private static long own(Account account, ToLongFunction<Account> figure) {
    long inside = account.children().stream().mapToLong(figure).sum();
    return Math.max(0, figure.applyAsLong(account) - inside);
  }

  private List<String> codes(String tag) {
    return Stream.concat(
            recent.stream().filter(each -> tag.equals(each.tag())).map(each -> each.code().name()),
            issues.stream().filter(each -> tag.equals(each.tag())).map(BehaviorIssue::code))
        .distinct()
        .toList();
  }

  private Snapshot.Details details() {
    List<Snapshot.Budget> budgets = new ArrayList<>();
    addBudget("allocator", accounts.root, budgets);
    accounts.all().forEach(each -> addBudget("tag " + each.path, each, budgets));
    return new Snapshot.Details(
        accounts.ledgers().stream().mapToLong(ledger -> ledger.totals.overflows()).sum(),
        budgets,
        alloc.phaseStats().stream()
            .map(
                phase ->
                    new Snapshot.Phase(
                        phase.name(),
                        phase.bytesAllocated(),
                        phase.allocationCount(),
                        phase.peakBytes()))
            .toList(),
        alloc.frameUsageHistogram().buckets().stream()
            .map(bucket -> new Snapshot.UsageBucket(bucket.to(), bucket.count()))
            .toList(),
        issues.stream().map(SnapshotTaker::issue).toList());
  }

  private static Snapshot.Issue issue(BehaviorIssue found) {
    return new Snapshot.Issue(
        found.code(),
        found.severity().name().toLowerCase(Locale.ROOT),
        found.tag(),
        found.message(),
        found.suggestion(),
        Sites.text(found.location()),
        found.observed(),
        found.threshold());
  }

  private static void addBudget(String level, Account account, List<Snapshot.Budget> into) {
    if (account.hard() != Account.UNLIMITED || account.soft() != Account.UNLIMITED) {
      @Nullable Long soft = account.soft() == Account.UNLIMITED ? null : account.soft();
      into.add(new Snapshot.Budget(level, account.live(), soft, account.hard()));
    }
  }
}
