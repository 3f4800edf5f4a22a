package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AsyncPoolGuardTest {

  private final List<Diagnostic> findings = new ArrayList<>();
  private final SmartAlloc alloc = SmartAlloc.create();
  private final AsyncPoolGuard guard = alloc.asyncPoolGuard();

  @AfterEach
  void close() {
    guard.close();
    assertEquals(0, guard.live());
    alloc.diagnostics(findings::add);
    alloc.close();
    assertEquals(List.of(), findings);
  }

  @Test
  void close_closesWhatIsOpen() {
    PoolBox<Integer> box = guard.poolBox(42);
    PoolBox<Long> zero = guard.poolBox(Long.class);
    PoolSlot slot = guard.poolAlloc(100);
    PoolSlot ofLayout = guard.poolAlloc(ValueLayout.JAVA_LONG);
    PoolSlot ofType = guard.poolAlloc(Integer.class);
    zero.close();
    assertEquals(4, guard.live());
    guard.close();
    guard.close();
    for (PoolData each : List.of(box, zero, slot, ofLayout, ofType)) {
      assertFalse(each.isOpen());
    }
    assertEquals(
        "[FA402] used after close: pool guard, thread="
            + Thread.currentThread().getName()
            + "; hint: close it after its last use, or take a new one",
        assertThrows(OwnershipException.class, () -> guard.poolBox(1)).getMessage());
  }

  @Test
  void guard_isSharedByTheStepsOfAChain() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Integer>> chains =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(() -> guard.poolBox(i), threads)
                          .thenApplyAsync(PoolBox::get, threads))
              .toList();
      for (int i = 0; i < chains.size(); i++) {
        assertEquals(i, chains.get(i).get());
      }
    }
    assertEquals(200, guard.live());
  }

  @Test
  void boxesThatAreClosedEarly_areForgotten() {
    for (int i = 0; i < 100_000; i++) {
      guard.poolBox(i).close();
    }
    assertEquals(0, guard.live());
  }

  @Test
  void close_afterTheAllocator_doesNothing() {
    SmartAlloc other = SmartAlloc.create();
    AsyncPoolGuard late = other.asyncPoolGuard();
    late.poolBox(1);
    Misuse.quietly(other);
    late.close();
    assertThrows(OwnershipException.class, () -> late.poolBox(1));
  }
}
