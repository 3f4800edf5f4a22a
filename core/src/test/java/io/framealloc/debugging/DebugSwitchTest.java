package io.framealloc.debugging;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.FrameStats;
import io.framealloc.LeakDetection;
import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How debug mode and strict frames are switched on, and what they leave as it is. */
@Tag("fallback")
final class DebugSwitchTest {

  @AfterEach
  void clear() {
    System.clearProperty("framealloc.debug");
    System.clearProperty("framealloc.strict");
  }

  private static boolean isFresh(Frame frame) {
    return frame.alloc(8).get(JAVA_BYTE, 0) == (byte) 0xAB;
  }

  private static boolean isChecked(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return isFresh(frame);
    }
  }

  private static String setting(AllocConfig config, String name) {
    return config.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .map(setting -> setting.value() + " " + setting.source())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutDebug_nothingIsPoisoned() {
    System.setProperty("framealloc.debug", "false");
    try (SmartAlloc alloc = SmartAlloc.create()) {
      assertEquals(false, isChecked(alloc));
    }
  }

  @Test
  void property_switchesDebugOn() {
    System.setProperty("framealloc.debug", "true");
    AllocConfig config = AllocConfig.defaults();
    assertEquals("true property", setting(config, "debug"));
    assertEquals(true, config.debug());
    assertEquals(LeakDetection.ALL, config.leakDetection());
    try (SmartAlloc alloc = SmartAlloc.create()) {
      assertEquals(true, isChecked(alloc));
    }
  }

  @Test
  void builder_winsOverTheProperty() {
    System.setProperty("framealloc.debug", "true");
    AllocConfig config = AllocConfig.builder().debug(false).build();
    assertEquals("false builder", setting(config, "debug"));
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      assertEquals(false, isChecked(alloc));
    }
  }

  @Test
  void leakDetection_thatIsSetStays() {
    assertEquals(
        LeakDetection.OFF,
        AllocConfig.builder().debug(true).leakDetection(LeakDetection.OFF).build().leakDetection());
  }

  @Test
  void malformedDebug_isRefused() {
    System.setProperty("framealloc.debug", "perhaps");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, AllocConfig::defaults);
    assertEquals(
        "system property framealloc.debug is malformed: value=perhaps, expected true or false",
        refused.getMessage());
  }

  @Test
  void call_switchesDebugOnInTheMiddleOfAFrame() {
    AllocConfig off = AllocConfig.builder().debug(false).build();
    try (SmartAlloc alloc = SmartAlloc.create(off)) {
      try (Frame frame = alloc.beginFrame()) {
        FrameIntVec vec = frame.intVec(2);
        vec.push(1);
        long ref = frame.ref(8);
        frame.setLong(ref, 0, 77);
        alloc.enableMemoryPoisoning();
        alloc.enableMemoryPoisoning();
        assertEquals(true, alloc.inFrame());
        assertEquals(true, isFresh(frame));
        for (int i = 2; i < 100; i++) {
          vec.push(i);
        }
        for (int i = 1; i < 100; i++) {
          assertEquals(i, vec.get(i - 1));
        }
        assertEquals(77, frame.getLong(ref, 0));
      }
      assertEquals(true, isChecked(alloc));
      try (PoolSlot slot = alloc.poolAlloc(20)) {
        assertEquals((byte) 0xAB, slot.segment().get(JAVA_BYTE, 0));
      }
    }
  }

  @Test
  void strictFrames_areTheSameOnesInEveryRun() {
    List<Long> first = strictOnes(AllocConfig.builder().debug(false).strictFrames(20, 42).build());
    assertEquals(
        first, strictOnes(AllocConfig.builder().debug(false).strictFrames(20, 42).build()));
    assertNotEquals(
        first, strictOnes(AllocConfig.builder().debug(false).strictFrames(20, 43).build()));
    assertTrue(first.size() > 50 && first.size() < 200, first::toString);
    System.setProperty("framealloc.debug", "false");
    System.setProperty("framealloc.strict", "1/20,seed=42");
    AllocConfig config = AllocConfig.defaults();
    assertEquals("1/20,seed=42 property", setting(config, "strict"));
    assertEquals(first, strictOnes(config));
  }

  private static List<Long> strictOnes(AllocConfig config) {
    List<Long> checked = new ArrayList<>();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      for (int i = 0; i < 2000; i++) {
        try (Frame frame = alloc.beginFrame()) {
          if (isFresh(frame)) {
            checked.add(frame.number());
          }
          frame.alloc(8).fill((byte) 1);
        }
      }
    }
    return checked;
  }

  @Test
  void malformedStrict_isRefused() {
    for (String text : List.of("1/0", "600", "1/600,seed=x", "1/99999999999")) {
      System.setProperty("framealloc.strict", text);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, AllocConfig::defaults);
      assertEquals(
          "system property framealloc.strict is malformed: value="
              + text
              + ", expected off, 1/600 or 1/600,seed=42",
          refused.getMessage());
    }
    System.setProperty("framealloc.strict", "1/600");
    assertEquals("1/600,seed=0 property", setting(AllocConfig.defaults(), "strict"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> AllocConfig.builder().strictFrames(0, 1));
    assertEquals("strict frames out of range: oneIn=0, min=1", refused.getMessage());
  }

  @Test
  void figures_areTheSameWithAndWithoutDebug() {
    assertEquals(figures(false), figures(true));
  }

  private static List<Object> figures(boolean debug) {
    List<Object> figures = new ArrayList<>();
    AllocConfig config = AllocConfig.builder().debug(debug).frameCapacity(20_000).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      alloc.diagnostics(FIGURES_ONLY);
      alloc.setTagBudget("work", 1 << 20, 1 << 20);
      try (Frame frame = alloc.beginFrame();
          var _ = alloc.tagScope("work")) {
        FrameIntVec vec = frame.intVec();
        for (int i = 0; i < 5000; i++) {
          vec.push(i);
        }
        frame.box(1);
        frame.alloc(100, 64);
        frame.ref(5);
        try (FrameScope _ = frame.nested()) {
          frame.alloc(3000);
          vec.reserve(20_000);
        }
        figures.add(frame.stats());
        figures.add(frame.used());
        figures.add(frame.remaining());
        figures.add(alloc.tagStats("work"));
        FrameStats stats = alloc.frameStats();
        figures.add(stats.overflowCount());
      }
      try (PoolSlot _ = alloc.poolAlloc(20)) {
        figures.add(alloc.statistics());
      }
      figures.add(alloc.threadFrameStats());
      figures.add(alloc.statistics());
    }
    return figures;
  }

  private static final Consumer<Diagnostic> FIGURES_ONLY =
      finding -> {
        throw new AssertionError(finding);
      };
}
