package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ObjectPoolTest {

  private static final class Buffer {
    private final AtomicBoolean taken = new AtomicBoolean();
    private String text = "";
  }

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
  private final ObjectPool<Buffer> pool =
      alloc.objectPool(Buffer::new, buffer -> buffer.text = "", 2);
  private final String thread = Thread.currentThread().getName();

  ObjectPoolTest() {
    alloc.diagnostics(finding -> findings.add(finding.message()));
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void release_letsTheObjectBeUsedAgainAsNew() {
    Buffer first = pool.acquire();
    first.text = "used";
    assertEquals(1, pool.live());
    pool.release(first);
    assertEquals(0, pool.live());
    assertEquals(1, pool.idle());
    Buffer second = pool.acquire();
    assertSame(first, second);
    assertEquals("", second.text);
    assertEquals(0, pool.idle());
    pool.release(second);
  }

  @Test
  void acquire_neverGivesOneObjectTwice() {
    Buffer a = pool.acquire();
    Buffer b = pool.acquire();
    assertNotSame(a, b);
    pool.release(a);
    pool.release(b);
    assertEquals(2, pool.idle());
  }

  @Test
  void acquire_isRefusedAtTheLimit() {
    final Buffer a = pool.acquire();
    final Buffer b = pool.acquire();
    var refused = assertThrows(PoolExhaustedException.class, pool::acquire);
    assertEquals(
        "[FA404] Pool exhausted: objects, live=2, limit=2; hint: release what is no longer used, or"
            + " raise max",
        refused.getMessage());
    assertEquals(2, pool.live());
    pool.release(a);
    pool.release(pool.acquire());
    pool.release(b);
  }

  @Test
  void release_twiceIsRefused() {
    Buffer object = pool.acquire();
    pool.release(object);
    var refused = assertThrows(OwnershipException.class, () -> pool.release(object));
    assertEquals(
        "[FA403] released twice: type=io.framealloc.ObjectPoolTest$Buffer, thread=%s; hint: release it once, best by a lease"
            .formatted(thread),
        refused.getMessage());
    assertEquals(Code.FA403, refused.code());
    assertEquals(1, pool.idle());
  }

  @Test
  void release_ofAForeignObjectIsRefused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> pool.release(new Buffer()));
    assertEquals(
        "object is not from this pool: type=io.framealloc.ObjectPoolTest$Buffer; hint: release it"
            + " to the pool that it was acquired from",
        refused.getMessage());
    assertEquals(0, pool.idle());
  }

  @Test
  void equalObjects_areToldApartByIdentity() {
    ObjectPool<List<String>> lists = alloc.objectPool(ArrayList::new, List::clear, 10);
    List<String> a = lists.acquire();
    List<String> b = lists.acquire();
    assertEquals(a, b);
    lists.release(a);
    assertThrows(OwnershipException.class, () -> lists.release(a));
    lists.release(b);
    assertEquals(2, lists.idle());
  }

  @Test
  void aLease_releasesItsObjectOnce() {
    ObjectPool.Lease<Buffer> lease = pool.lease();
    assertEquals(1, pool.live());
    lease.get().text = "used";
    lease.close();
    assertEquals(0, pool.live());
    var used = assertThrows(OwnershipException.class, lease::get);
    assertEquals(
        "[FA402] used after close: lease, thread=%s; hint: close it after its last use, or take a new one"
            .formatted(thread),
        used.getMessage());
    var closed = assertThrows(OwnershipException.class, lease::close);
    assertEquals(
        "[FA403] closed twice: lease, thread=%s; hint: close it once, best by try-with-resources"
            .formatted(thread),
        closed.getMessage());
    assertEquals(1, pool.idle());
  }

  @Test
  void aFactoryThatFails_takesNoPlace() {
    AtomicInteger calls = new AtomicInteger();
    ObjectPool<Buffer> failing =
        alloc.objectPool(
            () -> {
              if (calls.incrementAndGet() <= 3) {
                throw new IllegalStateException("mine");
              }
              return new Buffer();
            },
            buffer -> {},
            1);
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, failing::acquire);
    }
    assertEquals(0, failing.live());
    failing.release(failing.acquire());
  }

  @Test
  void aFactoryThatReturnsTheSameObjectTwice_isRefused() {
    Buffer only = new Buffer();
    ObjectPool<Buffer> same = alloc.objectPool(() -> only, buffer -> {}, 5);
    same.acquire();
    var refused = assertThrows(IllegalStateException.class, same::acquire);
    assertEquals(
        "the factory returned an object that the pool has already:"
            + " type=io.framealloc.ObjectPoolTest$Buffer",
        refused.getMessage());
    assertEquals(1, same.live());
    same.release(only);
  }

  @Test
  void aResetThatFails_dropsTheObject() {
    ObjectPool<Buffer> failing =
        alloc.objectPool(
            Buffer::new,
            buffer -> {
              throw new IllegalStateException("mine");
            },
            1);
    Buffer object = failing.acquire();
    assertThrows(IllegalStateException.class, () -> failing.release(object));
    assertEquals(0, failing.live());
    assertEquals(0, failing.idle());
    assertNotSame(object, failing.acquire());
  }

  @Test
  void objectsThatAreForgotten_areCollectedAndReported() {
    pool.acquire();
    pool.acquire();
    Waiting.until(
        () -> {
          System.gc();
          return pool.live() == 0;
        },
        pool::live);
    pool.release(pool.acquire());
    alloc.close();
    assertEquals(
        2,
        findings.stream()
            .mapToInt(text -> Integer.parseInt(text.replaceAll(".*count=(\\d+).*", "$1")))
            .sum());
    String last = findings.getLast();
    assertTrue(
        last.matches(
            "\\[FA401] pooled objects never released: count=\\d, they were collected; hint: release"
                + " every object, best by a lease"),
        last);
  }

  @Test
  void close_reportsObjectsInUse() {
    Buffer a = pool.acquire();
    final Buffer b = pool.acquire();
    pool.release(a);
    List<Diagnostic> reports = new ArrayList<>();
    alloc.diagnostics(reports::add);
    alloc.close();
    assertEquals(1, reports.size());
    assertEquals(
        "[FA401] pooled objects never released: count=1; hint: release every object, best by a"
            + " lease",
        reports.getFirst().message());
    assertThrows(OwnershipException.class, pool::acquire);
    pool.release(b);
    assertEquals(0, pool.idle());
  }

  @Test
  void badArguments_areRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> alloc.objectPool(Buffer::new, b -> {}, 0));
    assertEquals("max is less than 1: max=0", refused.getMessage());
  }

  @Test
  void fourThreads_neverShareAnObject() throws InterruptedException {
    ObjectPool<Buffer> shared = alloc.objectPool(Buffer::new, b -> b.text = "", 8);
    ConcurrentLinkedQueue<Buffer> passed = new ConcurrentLinkedQueue<>();
    AtomicInteger twice = new AtomicInteger();
    Set<Buffer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(Thread.ofPlatform().start(() -> work(shared, passed, twice, seen)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    passed.forEach(
        buffer -> {
          buffer.taken.set(false);
          shared.release(buffer);
        });
    assertEquals(0, twice.get());
    assertEquals(0, shared.live());
    assertTrue(seen.size() <= 8, () -> "" + seen.size());
  }

  private static void work(
      ObjectPool<Buffer> pool,
      ConcurrentLinkedQueue<Buffer> passed,
      AtomicInteger twice,
      Set<Buffer> seen) {
    for (int i = 0; i < 20_000; i++) {
      try {
        Buffer mine = pool.acquire();
        if (!mine.taken.compareAndSet(false, true)) {
          twice.incrementAndGet();
        }
        synchronized (seen) {
          seen.add(mine);
        }
        passed.add(mine);
      } catch (PoolExhaustedException e) {
        Thread.onSpinWait();
      }
      Buffer other = passed.poll();
      if (other != null) {
        other.taken.set(false);
        pool.release(other);
      }
    }
  }
}
