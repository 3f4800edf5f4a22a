package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class PoolConfigTest {

  private static final String CLASSES = "framealloc.poolSizeClasses";
  private static final String LIMIT = "framealloc.poolLimit";

  @Test
  void defaults_areThePowersOfTwoUpTo4096WithoutLimits() {
    AllocConfig config = AllocConfig.defaults();
    assertEquals(List.of(16, 32, 64, 128, 256, 512, 1024, 2048, 4096), config.poolSizeClasses());
    assertEquals(Long.MAX_VALUE, config.poolLimit(64));
    assertEquals("16,32,64,128,256,512,1024,2048,4096", setting(config, "poolSizeClasses"));
    assertEquals("unlimited", setting(config, "poolLimit"));
  }

  @Test
  void sizeClasses_areAnyAscendingMultiplesOfEight() {
    AllocConfig config = AllocConfig.builder().poolSizeClasses(24, 1000, 32768).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      try (PoolSlot a = alloc.poolAlloc(1);
          PoolSlot b = alloc.poolAlloc(25);
          PoolSlot c = alloc.poolAlloc(1001)) {
        assertEquals(24, a.sizeClass());
        assertEquals(1000, b.sizeClass());
        assertEquals(32768, c.sizeClass());
        c.segment().fill((byte) 1);
      }
    }
  }

  @Test
  void sizeClasses_thatAreNotAscendingMultiplesOfEightAreRefused() {
    for (int[] bad :
        new int[][] {{}, {0}, {8, 8}, {64, 32}, {12}, {4}, {32776}, {-8}, new int[65]}) {
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> AllocConfig.builder().poolSizeClasses(bad).build());
      assertEquals(
          "poolSizeClasses is not 1 to 64 ascending multiples of 8 from 8 to 32768: value=",
          refused.getMessage().replaceAll("value=.*", "value="));
    }
  }

  @Test
  void limits_areOfOneClassOrOfTheOthers() {
    AllocConfig config = AllocConfig.builder().poolLimit(64, 10).poolLimit(1000).build();
    assertEquals(10, config.poolLimit(64));
    assertEquals(1000, config.poolLimit(32));
    assertEquals("1000,64:10", setting(config, "poolLimit"));
  }

  @Test
  void limits_thatMakeNoSenseAreRefused() {
    var negative =
        assertThrows(
            IllegalArgumentException.class, () -> AllocConfig.builder().poolLimit(-1).build());
    assertEquals("poolLimit out of range: value=-1, min=0", negative.getMessage());
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> AllocConfig.builder().poolLimit(65, 1).build());
    assertEquals(
        "poolLimit of a size that is no size class: sizeClass=65,"
            + " poolSizeClasses=16,32,64,128,256,512,1024,2048,4096",
        unknown.getMessage());
  }

  @Test
  void properties_areReadAndTheBuilderWins() {
    withProperty(
        CLASSES,
        "64, 1k,4k",
        () -> assertEquals(List.of(64, 1024, 4096), AllocConfig.defaults().poolSizeClasses()));
    withProperty(
        LIMIT,
        "1000, 64:10",
        () -> {
          AllocConfig config = AllocConfig.defaults();
          assertEquals(10, config.poolLimit(64));
          assertEquals(1000, config.poolLimit(16));
          assertEquals(5, AllocConfig.builder().poolLimit(5).build().poolLimit(64));
        });
  }

  @Test
  void properties_thatAreMalformedAreRefused() {
    for (String bad : List.of("", "64,", "64,x", "64,99999999999")) {
      withProperty(
          CLASSES,
          bad,
          () -> {
            var refused =
                assertThrows(IllegalArgumentException.class, () -> AllocConfig.defaults());
            assertEquals(
                "system property framealloc.poolSizeClasses is malformed: value=%s, expected sizes such as 64,256,4k"
                    .formatted(bad),
                refused.getMessage());
          });
    }
    for (String bad : List.of("", "64:", ":3", "many", "64:1:2")) {
      withProperty(
          LIMIT,
          bad,
          () -> {
            var refused =
                assertThrows(IllegalArgumentException.class, () -> AllocConfig.defaults());
            assertEquals(
                "system property framealloc.poolLimit is malformed: value=%s, expected a number such as 1000, or 1000,64:10 to limit one size class to 10"
                    .formatted(bad),
                refused.getMessage());
          });
    }
  }

  private static String setting(AllocConfig config, String name) {
    return config.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .map(AllocConfig.Setting::value)
        .findFirst()
        .orElseThrow();
  }

  private static void withProperty(String name, String value, Runnable test) {
    System.setProperty(name, value);
    try {
      test.run();
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  void leakDetection_isOffUnlessItIsAskedFor() {
    assertEquals(LeakDetection.OFF, AllocConfig.defaults().leakDetection());
    assertEquals("OFF", setting(AllocConfig.defaults(), "leakDetection"));
    withProperty(
        "framealloc.leakDetection",
        "sampled",
        () -> assertEquals(LeakDetection.SAMPLED, AllocConfig.defaults().leakDetection()));
    AllocConfig all = AllocConfig.builder().leakDetection(LeakDetection.ALL).build();
    assertEquals("ALL", setting(all, "leakDetection"));
  }

  @Test
  void deferredFrees_areTakenBackAtFrameBeginUnlessSetOtherwise() {
    assertEquals("atFrameBegin", setting(AllocConfig.defaults(), "deferredFrees"));
    DeferredConfig set = DeferredConfig.explicit().bounded(10, QueueFullPolicy.FAIL);
    AllocConfig config = AllocConfig.builder().deferredFrees(set).build();
    assertEquals("explicit,10:FAIL", setting(config, "deferredFrees"));
    assertEquals(set, config.deferredFrees());
  }

  @Test
  void deferredFrees_areReadAsTheyArePrinted() {
    for (DeferredConfig each :
        List.of(
            DeferredConfig.atFrameBegin(),
            DeferredConfig.atFrameEnd(),
            DeferredConfig.incremental(16),
            DeferredConfig.explicit(),
            DeferredConfig.incremental(1).bounded(1000, QueueFullPolicy.PROCESS_IMMEDIATELY),
            DeferredConfig.atFrameEnd().bounded(1, QueueFullPolicy.DROP_OLDEST))) {
      withProperty(
          "framealloc.deferredFrees",
          each.toString(),
          () -> assertEquals(each.toString(), AllocConfig.defaults().deferredFrees().toString()));
    }
  }

  @Test
  void deferredFrees_thatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DeferredConfig.incremental(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> DeferredConfig.explicit().bounded(0, QueueFullPolicy.GROW));
    for (String bad :
        List.of("", "never", "incremental", "incremental:x", "explicit,5", "explicit,5:NO")) {
      withProperty(
          "framealloc.deferredFrees",
          bad,
          () -> {
            var refused =
                assertThrows(IllegalArgumentException.class, () -> AllocConfig.defaults());
            assertEquals(
                "system property framealloc.deferredFrees is malformed: value="
                    + bad
                    + ", expected atFrameBegin, atFrameEnd, incremental:16 or explicit, each"
                    + " perhaps with a bound such as ,1000:BLOCK",
                refused.getMessage());
          });
    }
  }
}
