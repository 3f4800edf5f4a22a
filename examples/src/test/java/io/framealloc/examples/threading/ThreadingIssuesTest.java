package io.framealloc.examples.threading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.examples.Fixture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThreadingIssuesTest {

  private static final String ON_ANOTHER_THREAD =
      "[FA201] frame data used on another thread: owner=main, current=worker; "
          + "hint: hand it over with frameBoxForTransfer";

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void dataRace_problem_isRefusedInTheWorker() {
    assertEquals(
        ON_ANOTHER_THREAD,
        game.refusal(WrongThreadException.class, () -> DataRace.problem(game.alloc, game.worker)));
  }

  @Test
  void dataRace_solution_usesTheWorkersOwnFrame() throws Exception {
    assertEquals(42, DataRace.solution(game.alloc, game.worker));
  }

  @Test
  void deadlockWithTransferHandle_problem_waitsForEver() {
    assertThrows(
        TimeoutException.class, () -> DeadlockWithTransferHandle.problem(game.alloc, game.worker));
  }

  @Test
  void deadlockWithTransferHandle_solution_receivesInTime() throws Exception {
    assertEquals("42", DeadlockWithTransferHandle.solution(game.alloc, game.worker));
  }
}
