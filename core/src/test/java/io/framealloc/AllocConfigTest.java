package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig.Setting;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class AllocConfigTest {

  @AfterEach
  void clear() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("framealloc."));
  }

  private static Map<String, Setting> settings(AllocConfig config) {
    return config.settings().stream().collect(Collectors.toMap(Setting::name, s -> s));
  }

  private static void assertRefused(String message, Executable use) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, use).getMessage());
  }

  @Test
  void defaults_areTheDocumentedOnes() {
    AllocConfig config = AllocConfig.defaults();
    assertEquals(16 << 20, config.frameCapacity());
    assertEquals(256 << 10, config.firstBlock());
    assertEquals(Overflow.GROW, config.overflow());
    assertFalse(config.zeroOnReuse());
    assertFalse(config.pageAligned());
    assertTrue(config.settings().stream().allMatch(s -> s.source().equals("default")));
  }

  @Test
  void builder_setsEveryValue() {
    AllocConfig config =
        AllocConfig.builder()
            .frameCapacity(1)
            .firstBlock(2)
            .overflow(Overflow.FAIL)
            .zeroOnReuse(true)
            .pageAligned(true)
            .build();
    assertEquals(1, config.frameCapacity());
    assertEquals(2, config.firstBlock());
    assertEquals(Overflow.FAIL, config.overflow());
    assertTrue(config.zeroOnReuse());
    assertTrue(config.pageAligned());
    assertEquals(new Setting("overflow", "FAIL", "builder"), settings(config).get("overflow"));
  }

  @Test
  void properties_setEveryValueTheBuilderDoesNot() {
    System.setProperty("framealloc.frameCapacity", "3m");
    System.setProperty("framealloc.firstBlock", "128K");
    System.setProperty("framealloc.overflow", "spill");
    System.setProperty("framealloc.zeroOnReuse", "TRUE");
    System.setProperty("framealloc.pageAligned", "");
    AllocConfig config = AllocConfig.builder().firstBlock(4096).build();
    assertEquals(3 << 20, config.frameCapacity());
    assertEquals(4096, config.firstBlock());
    assertEquals(Overflow.SPILL, config.overflow());
    assertTrue(config.zeroOnReuse());
    assertTrue(config.pageAligned());
    assertEquals(
        new Setting("frameCapacity", "3.0 MiB", "property"), settings(config).get("frameCapacity"));
    assertEquals(
        new Setting("firstBlock", "4.0 KiB", "builder"), settings(config).get("firstBlock"));
  }

  @Test
  void sizes_mayBePlainOrInKilobytesMegabytesGigabytes() {
    assertCapacity(65536, "65536");
    assertCapacity(65536, " 64k ");
    assertCapacity(16 << 20, "16M");
    assertCapacity(1L << 31, "2g");
  }

  private static void assertCapacity(long bytes, String text) {
    System.setProperty("framealloc.frameCapacity", text);
    assertEquals(bytes, AllocConfig.defaults().frameCapacity());
  }

  @Test
  void malformedProperties_areRefused() {
    for (String text : new String[] {"", "k", "16mb", "1.5m", "many", "99999999999g"}) {
      System.setProperty("framealloc.frameCapacity", text);
      assertRefused(
          "system property framealloc.frameCapacity is malformed: value="
              + text
              + ", expected a number of bytes such as 65536, 64k, 16m or 1g",
          AllocConfig::defaults);
    }
    System.clearProperty("framealloc.frameCapacity");
    System.setProperty("framealloc.overflow", "wrap");
    assertRefused(
        "system property framealloc.overflow is malformed: value=wrap, expected one of"
            + " [GROW, SPILL, FAIL]",
        SmartAlloc::create);
    System.clearProperty("framealloc.overflow");
    System.setProperty("framealloc.zeroOnReuse", "yes");
    assertRefused(
        "system property framealloc.zeroOnReuse is malformed: value=yes, expected true or false",
        SmartAlloc::create);
  }

  @Test
  void malformedProperty_doesNotMatterWhereTheBuilderDecides() {
    System.setProperty("framealloc.frameCapacity", "many");
    assertEquals(5, AllocConfig.builder().frameCapacity(5).build().frameCapacity());
  }

  @Test
  void valuesOutOfRange_areRefusedWithRangeAndSource() {
    assertRefused(
        "frameCapacity out of range: value=0, min=1, max=2305843009213693951, source=builder",
        () -> AllocConfig.builder().frameCapacity(0).build());
    assertRefused(
        "frameCapacity out of range: value=-5, min=1, max=2305843009213693951, source=builder",
        () -> AllocConfig.builder().frameCapacity(-5).build());
    assertRefused(
        "firstBlock out of range: value=1073741825, min=1, max=1073741824, source=builder",
        () -> AllocConfig.builder().firstBlock((1L << 30) + 1).build());
    System.setProperty("framealloc.firstBlock", "-1k");
    assertRefused(
        "firstBlock out of range: value=-1024, min=1, max=1073741824, source=property",
        AllocConfig::defaults);
  }

  @Test
  void overflow_mustNotBeNull() {
    assertThrows(NullPointerException.class, () -> AllocConfig.builder().overflow(null));
  }

  @Test
  void builder_mayBuildTwice() {
    AllocConfig.Builder builder = AllocConfig.builder().frameCapacity(100);
    AllocConfig first = builder.build();
    AllocConfig second = builder.frameCapacity(200).build();
    assertEquals(100, first.frameCapacity());
    assertEquals(200, second.frameCapacity());
    assertEquals(first.settings().size(), second.settings().size());
  }

  @Test
  void toString_tellsEveryValueAndItsSource() {
    System.setProperty("framealloc.overflow", "FAIL");
    assertEquals(
        "AllocConfig[frameCapacity=1000 B (builder), firstBlock=256.0 KiB (default), overflow=FAIL"
            + " (property), zeroOnReuse=false (default), pageAligned=false (default),"
            + " poolSizeClasses=16,32,64,128,256,512,1024,2048,4096 (default), poolLimit=unlimited"
            + " (default), debug=false (default), strict=off (default), leakDetection=OFF"
            + " (default), deferredFrees=atFrameBegin (default), strictMode=OFF (default)]",
        AllocConfig.builder().frameCapacity(1000).build().toString());
  }

  @Test
  void allocator_showsItsConfig() {
    AllocConfig config = AllocConfig.builder().frameCapacity(1000).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      assertEquals(config, alloc.config());
    }
  }

  @Test
  void firstBlock_isTheSizeOfTheFirstBlock() {
    for (int kilobytes : new int[] {64, 128, 512, 1024}) {
      AllocConfig config = AllocConfig.builder().firstBlock(kilobytes << 10).build();
      try (SmartAlloc alloc = SmartAlloc.create(config)) {
        alloc.beginFrame().close();
        assertEquals(kilobytes << 10, alloc.reservedBytes());
      }
    }
  }
}
