package io.framealloc.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.internal.account.Billing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where slabs come from and where they go. */
final class PoolTest {

  private static final long SLAB = 64 << 10;
  private static final int SLOTS = 1024;

  private static final Deferral DEFERRAL =
      Deferral.unbounded(Deferral.When.FRAME_BEGIN, Integer.MAX_VALUE);
  private static final LeakWatch LEAKS = LeakWatch.off(finding -> {});

  private final AtomicLong clock = new AtomicLong();
  private final Releaser releaser = new Releaser();
  private final Pool pool =
      new Pool(
          new SlabConfig(
              new SizeClasses(16, 64, 128), any -> Long.MAX_VALUE, false, DEFERRAL, LEAKS),
          releaser,
          new Billing(),
          takeOver -> {},
          clock::get);

  @AfterEach
  void close() {
    pool.close();
  }

  private void tick(long millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private ClassCount count(int slotBytes) {
    return pool.counts().stream().filter(c -> c.slotBytes == slotBytes).findFirst().orElseThrow();
  }

  @Test
  void aThread_keepsOneEmptySlabOfAClass() {
    List<Opened> all = Opened.many(pool, 64, 5 * SLOTS);
    assertEquals(5, count(64).slabs);
    Opened.closeAll(all);
    assertEquals(1, count(64).slabs);
    assertEquals(5 * SLAB, pool.bytes());
  }

  @Test
  void aPairInAnEmptySlab_staysInIt() {
    Opened first = Opened.in(pool, 64);
    first.close();
    for (int i = 0; i < 10 * SLOTS; i++) {
      Opened again = Opened.in(pool, 64);
      assertSame(first.slab(), again.slab());
      assertEquals(first.slot(), again.slot());
      assertNotEquals(first.generation(), again.generation());
      assertTrue(again.close());
    }
    assertEquals(1, count(64).slabs);
  }

  @Test
  void memoryOfEmptySlabs_servesOtherClasses() {
    Opened.closeAll(Opened.many(pool, 64, 5 * SLOTS));
    List<Opened> others = Opened.many(pool, 128, 4 * SLOTS / 2);
    assertEquals(5 * SLAB, pool.bytes());
    assertEquals(4, count(128).slabs);
    assertEquals(1, count(64).slabs);
    Opened.closeAll(others);
  }

  @Test
  void emptySlabs_areKeptAsLongAsTheyWereInUseLately() {
    for (int i = 0; i < 20; i++) {
      Opened.closeAll(Opened.many(pool, 64, 10 * SLOTS));
      tick(5);
    }
    assertEquals(10 * SLAB, pool.bytes());
  }

  @Test
  void emptySlabs_areFreedWhenTheyWereNotInUseForLong() {
    Opened.closeAll(Opened.many(pool, 64, 100 * SLOTS));
    assertEquals(100 * SLAB, pool.bytes());
    for (int i = 0; i < 120; i++) {
      tick(100);
      Opened.closeAll(Opened.many(pool, 64, 2 * SLOTS));
    }
    assertTrue(pool.bytes() <= 4 * SLAB, () -> "" + pool.bytes());
  }

  @Test
  void trim_freesEveryEmptySlab() {
    List<Opened> all = Opened.many(pool, 64, 10 * SLOTS);
    Opened.closeAll(all.subList(SLOTS, 10 * SLOTS));
    assertEquals(10 * SLAB, pool.bytes());
    pool.trim();
    assertEquals(SLAB, pool.bytes());
    assertEquals(SLOTS, count(64).live);
    Opened.closeAll(all.subList(0, SLOTS));
    pool.trim();
    assertEquals(0, pool.bytes());
    Opened.closeAll(Opened.many(pool, 64, 3));
  }

  @Test
  void freedSlabs_areReallyGone() {
    Opened opened = Opened.in(pool, 64);
    opened.close();
    pool.trim();
    assertTrue(opened.slab().isReleased());
    assertFalse(opened.close());
  }

  @Test
  void aSlotWhoseGenerationsAreUsedUp_isNeverOpenedAgain() {
    List<Opened> all = Opened.many(pool, 64, SLOTS);
    Slab slab = all.getFirst().slab();
    Opened worn = withGeneration(all.getFirst(), -2);
    assertTrue(worn.close());
    assertFalse(worn.close());
    for (int i = 0; i < 10; i++) {
      Opened other = Opened.in(pool, 64);
      assertNotSame(slab, other.slab());
      assertTrue(other.close());
    }
    assertEquals(SLOTS - 1, count(64).live);
    for (int generation = -3; generation < 3; generation++) {
      assertEquals(generation == -1, slab.isOpen(worn.slot(), generation));
    }
  }

  @Test
  void aSlotWhoseGenerationsAreUsedUp_isNoticedOnAnotherThreadToo() throws InterruptedException {
    List<Opened> all = Opened.many(pool, 64, SLOTS);
    Opened worn = withGeneration(all.getLast(), -2);
    Thread closer = Thread.ofPlatform().start(worn::close);
    closer.join();
    assertEquals(SLOTS - 1, count(64).live);
    Opened other = Opened.in(pool, 64);
    assertNotSame(worn.slab(), other.slab());
    other.close();
  }

  @Test
  void aSlabWithUsedUpSlots_isFreedWhenItFallsEmpty() {
    List<Opened> all = Opened.many(pool, 64, 3 * SLOTS);
    Slab slab = all.getFirst().slab();
    withGeneration(all.getFirst(), -2).close();
    Opened.closeAll(all.subList(SLOTS, 3 * SLOTS));
    Opened.closeAll(all.subList(1, SLOTS));
    List<Opened> again = Opened.many(pool, 64, 3 * SLOTS);
    assertTrue(again.stream().noneMatch(opened -> opened.slab() == slab));
    Opened.closeAll(again);
  }

  @Test
  void generations_passTheSignWithoutHarm() {
    Opened opened = withGeneration(Opened.in(pool, 64), Integer.MAX_VALUE);
    assertTrue(opened.close());
    Opened next = Opened.in(pool, 64);
    assertEquals(Integer.MIN_VALUE, next.generation());
    assertFalse(opened.close());
    assertTrue(next.close());
  }

  private static Opened withGeneration(Opened opened, int generation) {
    opened.slab().generations[opened.slot()] = generation;
    return new Opened(opened.slab(), opened.slot(), generation);
  }

  @Test
  void figures_areTrueWhateverThePlaceOfASlot() throws InterruptedException {
    List<Opened> all = Opened.many(pool, 50, 2 * SLOTS);
    ClassCount full = count(64);
    assertEquals(2 * SLOTS, full.live);
    assertEquals(2 * SLOTS, full.slots);
    assertEquals(2L * SLOTS * 14, full.wastedBytes);
    Opened.closeAll(all.subList(0, 100));
    Thread closer = Thread.ofPlatform().start(() -> Opened.closeAll(all.subList(100, 300)));
    closer.join();
    ClassCount some = count(64);
    assertEquals(2 * SLOTS - 300, some.live);
    assertEquals(2 * SLOTS, some.slots);
    assertEquals((2L * SLOTS - 300) * 14, some.wastedBytes);
  }

  @Test
  void close_tellsHowManySlotsWereOpen() throws InterruptedException {
    List<Opened> all = Opened.many(pool, 64, SLOTS);
    Opened.closeAll(all.subList(0, 100));
    Thread closer = Thread.ofPlatform().start(() -> Opened.closeAll(all.subList(100, 300)));
    closer.join();
    List<ClassCount> open = pool.close();
    assertEquals(SLOTS - 300, open.get(1).live);
    assertEquals(0, open.get(0).live);
    assertTrue(all.stream().noneMatch(Opened::close));
    assertEquals(0, pool.bytes() + releaser.bytes());
  }
}
