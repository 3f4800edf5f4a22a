package io.framealloc.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.BudgetLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AccountRaceTest {

  private static final int THREADS = 8;
  private static final int ATTEMPTS = 10_000_000 / THREADS;
  private static final long LIMIT = 4096;

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

  @Test
  void aHardLimit_isNeverPassedAndNoRefundIsLost() throws InterruptedException {
    Accounts accounts = new Accounts(STRICT);
    accounts.limit(accounts.root, Account.UNLIMITED, LIMIT);
    AtomicLong granted = new AtomicLong();
    AtomicLong over = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Account account = accounts.root.at("t" + i % 3 + "::inner");
      SplittableRandom random = new SplittableRandom(i);
      Thread thread = new Thread(() -> granted.addAndGet(attempts(account, random, over)));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, over.get(), "times over the limit");
    assertTrue(granted.get() > 0, "nothing was ever granted");
    assertEquals(0, accounts.root.live());
    assertNull(accounts.root.reserve(LIMIT), "a refund was lost");
  }

  private static long attempts(Account account, SplittableRandom random, AtomicLong over) {
    Account root = account.parent.parent;
    long granted = 0;
    long held = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
      long bytes = 8L * random.nextInt(1, 129);
      if (account.reserve(bytes) == null) {
        granted++;
        held += bytes;
        account.took(Kind.POOL, bytes, 1);
        if (root.live() > LIMIT) {
          over.incrementAndGet();
        }
      } else {
        account.returned(Kind.POOL, held, 1);
        held = 0;
      }
    }
    account.returned(Kind.POOL, held, 1);
    return granted;
  }

  @Test
  void buckets_coverEverySizeOnce() {
    for (int bucket = 0; bucket + 1 < UsageCounts.BUCKETS - 4; bucket++) {
      long from = UsageCounts.from(bucket);
      long next = UsageCounts.from(bucket + 1);
      assertTrue(next > from, "bucket " + bucket);
      assertEquals(bucket, UsageCounts.bucketOf(from));
      assertEquals(bucket, UsageCounts.bucketOf(next - 1));
    }
  }
}
