package io.framealloc.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class BlockCacheTest {

  private static final long K = 1024;

  /** A holder whose thread is a given one. */
  private static final class Lessee implements Block.Holder {

    private final Thread thread;
    private final List<String> log = new ArrayList<>();

    Lessee(Thread thread) {
      this.thread = thread;
    }

    static Lessee alive() {
      return new Lessee(Thread.currentThread());
    }

    static Lessee dead() {
      Thread thread = Thread.ofPlatform().start(() -> {});
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return new Lessee(thread);
    }

    @Override
    public Thread thread() {
      return thread;
    }

    @Override
    public boolean died() {
      log.add("died");
      return log.size() == 1;
    }
  }

  private final List<Block.Holder> reported = new ArrayList<>();
  private final BlockCache cache = new BlockCache(64, false, reported::add);
  private final Lessee lessee = Lessee.alive();

  private void awaitReserved(long bytes) {
    long start = System.nanoTime();
    while (cache.reservedBytes() != bytes) {
      assertTrue(
          System.nanoTime() - start < 20_000_000_000L, () -> "reserved=" + cache.reservedBytes());
      Thread.onSpinWait();
    }
  }

  @Test
  void sizes_arePowersOfTwoFromTheSmallest() {
    assertEquals(64 * K, cache.acquire(0, lessee).size);
    assertEquals(64 * K, cache.acquire(1, lessee).size);
    assertEquals(64 * K, cache.acquire(64 * K, lessee).size);
    assertEquals(128 * K, cache.acquire(64 * K + 1, lessee).size);
    assertEquals(1024 * K, cache.acquire(513 * K, lessee).size);
    assertEquals(1408 * K, cache.lentBytes() + 64 * K);
  }

  @Test
  void returnedBlock_isLentAgain() {
    Block block = cache.acquire(100 * K, lessee);
    cache.release(block, 0);
    assertEquals(128 * K, cache.reservedBytes());
    assertEquals(0, cache.lentBytes());
    assertSame(block, cache.acquire(120 * K, lessee));
  }

  @Test
  void returnedBlock_ofAnotherSizeIsNotLent() {
    Block block = cache.acquire(128 * K, lessee);
    cache.release(block, 0);
    assertNotSame(block, cache.acquire(64 * K, lessee));
  }

  @Test
  void lentBlocks_areAllDifferent() {
    Block first = cache.acquire(1, lessee);
    Block second = cache.acquire(1, lessee);
    assertNotSame(first, second);
    assertTrue(first.end() <= second.base || second.end() <= first.base);
    assertEquals(128 * K, cache.lentBytes());
  }

  @Test
  void blockForOnce_isFreedWhenItComesBack() {
    Block block = cache.acquireOnce(100 * K, lessee);
    assertTrue(block.isForOnce());
    assertEquals(128 * K, block.size);
    cache.release(block, 0);
    awaitReserved(0);
  }

  @Test
  void keptBlocks_stayUnderTheHighWaterMark() {
    Block large = cache.acquire(1024 * K, lessee);
    cache.release(large, 0);
    List<Block> small = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      small.add(cache.acquire(64 * K, lessee));
    }
    assertTrue(cache.lentBytes() + 1024 * K > 1024 * K);
    small.forEach(block -> cache.release(block, 0));
    awaitReserved(640 * K);
  }

  @Test
  void highWaterMark_decaysToWhatIsNeeded() {
    List<Block> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(cache.acquire(64 * K, lessee));
    }
    many.forEach(block -> cache.release(block, 0));
    assertEquals(6400 * K, cache.reservedBytes());
    for (int i = 0; i < 100_000; i++) {
      cache.release(cache.acquire(64 * K, lessee), 0);
    }
    awaitReserved(64 * K);
  }

  @Test
  void highWaterMark_decaysWhereNoBlockComesOrGoes() {
    Block held = cache.acquire(64 * K, lessee);
    List<Block> many = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      many.add(cache.acquire(64 * K, lessee));
    }
    many.forEach(block -> cache.release(block, 0));
    cache.settle();
    assertEquals(6400 * K, cache.reservedBytes());
    for (int i = 0; i < 200; i++) {
      cache.settle();
    }
    awaitReserved(64 * K);
    cache.release(held, 0);
  }

  @Test
  void wavesOfUse_keepTheirBlocks() {
    List<Block> first = wave();
    for (int i = 0; i < 50; i++) {
      assertEquals(500 * 64 * K, cache.reservedBytes());
      assertTrue(first.containsAll(wave()));
    }
  }

  private List<Block> wave() {
    List<Block> wave = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      wave.add(cache.acquire(64 * K, lessee));
    }
    wave.forEach(block -> cache.release(block, 0));
    return wave;
  }

  @Test
  void trim_freesWhatIsNotLent() {
    Block lent = cache.acquire(64 * K, lessee);
    cache.release(cache.acquire(64 * K, lessee), 0);
    cache.trim();
    assertEquals(64 * K, cache.reservedBytes());
    cache.release(lent, 0);
    cache.trim();
    assertEquals(0, cache.reservedBytes());
  }

  @Test
  void close_freesWhatIsNotLentAndLaterWhatComesBack() {
    Block lent = cache.acquire(64 * K, lessee);
    cache.release(cache.acquire(64 * K, lessee), 0);
    cache.close();
    assertEquals(64 * K, cache.reservedBytes());
    cache.release(lent, 0);
    assertEquals(0, cache.reservedBytes());
  }

  @Test
  void holders_areThoseOfLentBlocks() {
    Lessee other = Lessee.alive();
    Block first = cache.acquire(1, lessee);
    cache.acquire(1, lessee);
    Block third = cache.acquire(1, other);
    assertEquals(2, cache.holders().size());
    cache.release(third, 0);
    cache.release(first, 0);
    assertEquals(1, cache.holders().size());
    assertSame(lessee, cache.holders().getFirst());
  }

  @Test
  void deadHoldersBlocks_comeBackAtTrimAndAreReportedOnce() {
    Lessee dead = Lessee.dead();
    cache.acquire(1, dead);
    cache.acquire(100 * K, dead);
    cache.acquire(1, lessee);
    cache.trim();
    assertEquals(64 * K, cache.reservedBytes());
    assertEquals(List.of(dead), reported);
    assertEquals(2, dead.log.size());
    assertEquals(List.of(), lessee.log);
    assertEquals(List.of(lessee), cache.holders());
  }

  @Test
  void deadHoldersBlocks_comeBackWhenManyAreLent() {
    for (int i = 0; i < 1000; i++) {
      cache.acquire(1, Lessee.dead());
      assertTrue(cache.lentBytes() <= 33 * 64 * K);
    }
    assertTrue(reported.size() > 960);
  }

  @Test
  void zeroingCache_clearsTheBlocksOfDeadHolders() {
    BlockCache zeroing = new BlockCache(64, true, reported::add);
    Block block = zeroing.acquire(1, Lessee.dead());
    Memory.setLong(block, block.end() - 8, -1);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      blocks.add(zeroing.acquire(1, lessee));
    }
    assertTrue(blocks.contains(block), "the dead one's block was lent again");
    assertEquals(0, Memory.getLong(block, block.end() - 8));
  }

  @Test
  void blocks_startAsAligned() {
    BlockCache pages = new BlockCache(4096, false, reported::add);
    assertEquals(4096, pages.alignment());
    assertEquals(64, cache.alignment());
    for (int i = 0; i < 10; i++) {
      assertEquals(0, pages.acquire(1, lessee).base % 4096);
      assertEquals(0, cache.acquire(1, lessee).base % 64);
    }
  }

  @Test
  void freshBlock_isZero() {
    Block block = cache.acquire(1, lessee);
    for (long at = block.base; at < block.end(); at += 8) {
      assertEquals(0, Memory.getLong(block, at));
    }
    assertFalse(block.isForOnce());
  }
}
