package io.framealloc.demo.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void run_usesEveryWorkerOnceAndWaitsForAll(int count) {
    AtomicIntegerArray rounds = new AtomicIntegerArray(count);
    try (Workers workers = new Workers(count, "test")) {
      for (int round = 1; round <= 200; round++) {
        workers.run((worker, all) -> rounds.addAndGet(worker, all));
        for (int worker = 0; worker < count; worker++) {
          assertEquals(round * count, rounds.get(worker));
        }
      }
    }
  }

  @Test
  void run_rethrowsWhatAWorkerThrewAndGoesOn() {
    IllegalStateException fault = new IllegalStateException("worker 1");
    try (Workers workers = new Workers(2, "test")) {
      Workers.Task failing =
          (worker, all) -> {
            if (worker == 1) {
              throw fault;
            }
          };
      assertSame(fault, assertThrows(IllegalStateException.class, () -> workers.run(failing)));
      workers.run((worker, all) -> assertEquals(2, all));
    }
  }

  @Test
  void shares_coverAllItemsOnce() {
    for (int workers = 1; workers <= 7; workers++) {
      assertEquals(0, Shares.first(100, 0, workers));
      assertEquals(100, Shares.first(100, workers, workers));
    }
    assertEquals(1_333_333_333, Shares.first(2_000_000_000, 2, 3));
  }
}
