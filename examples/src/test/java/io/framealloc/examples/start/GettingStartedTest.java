package io.framealloc.examples.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.examples.Fixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GettingStartedTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void gameLoop_countsTheContacts() {
    assertEquals(2, GameLoop.countContacts(game.alloc, new float[] {0, 0.5f, 3, 3.9f, 5}));
  }

  @Test
  void firstFrame_lexical_addsUpAHundredFrames() {
    assertEquals(45L * 4950, FirstFrame.lexical());
  }

  @Test
  void firstFrame_callbacks_allocateBetweenStartAndEnd() {
    FirstFrame.Callbacks engine = new FirstFrame.Callbacks(game.alloc);
    for (int tick = 1; tick <= 3; tick++) {
      engine.tickStarts();
      assertEquals(tick, engine.tick(tick));
      engine.tickEnds();
    }
    assertThrows(FrameStateException.class, () -> engine.tick(4));
  }

  @Test
  void valueTypes_moveInFrameMemory() {
    assertEquals(100, ValueTypes.move(game.alloc));
  }

  @Test
  void knownTypes_findTheNearest() {
    assertEquals(1, KnownTypes.nearest(game.alloc, new float[] {3, 1, 2}));
  }

  @Test
  void cursors_writeInPlace() {
    assertEquals(0, CursorsInPlace.bounce(game.alloc, 1));
    assertEquals(1, CursorsInPlace.bounce(game.alloc, 2));
    assertEquals(2, CursorsInPlace.bounce(game.alloc, 7));
  }

  @Test
  void maps_countByKey() {
    assertEquals(
        2, Maps.fullest(game.alloc, new float[] {0.1f, 5, 0.9f, 7}, new float[] {3, 5, 3.5f, 3}));
  }

  @Test
  void columns_areVectorsThatMakeUpRecords() {
    assertEquals(2 * (100 - 2 * 0.5f), Columns.fall(game.alloc, 10, 0.5f));
  }

  @Test
  void primitiveVectors_addScaled() {
    assertArrayEquals(
        new float[] {1 + 60 * (1 / 60f), 2},
        PrimitiveVectors.integrate(game.alloc, new float[] {1, 2}, new float[] {60, 0}));
  }

  @Test
  void listsOfObjects_sortLikeAnyList() {
    assertEquals(
        List.of("cccc", "bbb"),
        ListsOfObjects.longest(game.alloc, List.of("a", "bbb", "cccc", "dd")));
  }

  @Test
  void recycledObjects_useOneObject() {
    assertEquals(3 * 7 + 1, RecycledObjects.greet(game.alloc, 3));
  }

  @Test
  void rawMemory_comesFromTheFrame() {
    assertEquals(6, RawMemory.copies(game.alloc));
  }

  @Test
  void innerScopes_nested_keepsWhatIsOutside() {
    assertEquals(5000, InnerScopes.broadPhase(game.alloc));
  }

  @Test
  void innerScopes_speculative_findsOrGivesBack() {
    assertEquals(Optional.of(7), InnerScopes.search(game.alloc, 7));
    assertEquals(Optional.empty(), InnerScopes.search(game.alloc, 70));
  }

  @Test
  void innerScopes_checkpoint_givesEveryAttemptBack() {
    assertEquals(0, InnerScopes.retry(game.alloc));
  }

  @Test
  void references_formAList() {
    assertEquals(5050, References.sumOfList(game.alloc, 100));
  }

  @Test
  void framesTogether_endEveryFrameAtOnce() throws Exception {
    assertEquals(100, FramesTogether.simulate(game.alloc, game.worker));
  }

  @Test
  void frameLimits_holdTheCapacity() {
    assertEquals(64, FrameLimits.fill().allocationCount());
  }

  @Test
  void toAnotherThread_theWorkerHasTheVector() throws Exception {
    assertEquals(499_500, ToAnotherThread.sumElsewhere(game.alloc, game.worker));
  }

  @Test
  void beyondTheFrame_theBestLivesOn() {
    assertEquals(Math.sin(8), BeyondTheFrame.bestScore(game.alloc));
  }
}
