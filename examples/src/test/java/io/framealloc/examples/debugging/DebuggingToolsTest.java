package io.framealloc.examples.debugging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.TagStats;
import io.framealloc.examples.Fixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DebuggingToolsTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void debugMode_namesBothPlaces() {
    String text = DebugMode.solution();
    assertTrue(text.contains(", site=io.framealloc.examples.debugging.DebugMode.solution("), text);
    assertTrue(text.contains(", ended=io.framealloc.examples.debugging.DebugMode.solution("), text);
  }

  @Test
  void memoryPoisoning_fillsFreshMemory() {
    assertEquals(0xABAB_ABAB, MemoryPoisoning.debugAllocations(game.alloc));
  }

  @Test
  void statistics_countFramesAndPools() {
    Statistics stats = StatisticsAndMetrics.solution(game.alloc);
    assertEquals(100, stats.frameAllocations());
    assertEquals(100, stats.poolAllocations());
    assertEquals(200, stats.totalAllocations());
    assertEquals(4016, stats.peakMemory());
    assertEquals(0, stats.liveBytes());
  }

  @Test
  void tags_countForThoseAroundThem() {
    TagStats physics = StatisticsAndMetrics.tags(game.alloc);
    assertEquals("physics", physics.name());
    assertTrue(physics.bytesAllocated() > 4000, physics::toString);
    assertEquals(0, physics.liveBytes());
  }

  @Test
  void usage_isThatOfTheFrames() {
    assertEquals(4000, StatisticsAndMetrics.usage(game.alloc), 1000);
  }

  @Test
  void debugFeatures_findNothingInACleanProgram() {
    assertEquals("2 allocations, 0 issues", UseDebugFeatures.solution(game.findings));
    assertEquals(List.of(), game.findings);
  }
}
