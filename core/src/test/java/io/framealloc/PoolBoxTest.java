package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.annotation.Length;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("fallback")
final class PoolBoxTest {

  private enum Color {
    RED,
    GREEN
  }

  private record Point(float x, float y) {}

  private record Body(Point at, double mass, Color color, @Length(3) int[] ids) {}

  private record Wide(@Length(600) long[] all) {}

  private record Use(String name, Consumer<PoolBox<Integer>> use) {}

  private static final List<Use> EVERY_USE =
      List.of(
          new Use("get", PoolBox::get),
          new Use("set", box -> box.set(1)),
          new Use("update", box -> box.update(i -> i + 1)),
          new Use("segment", PoolBox::segment),
          new Use("toString", PoolBox::toString));

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String thread = Thread.currentThread().getName();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void poolBox_holdsTheValueOverFrames() {
    try (PoolBox<Integer> box = alloc.poolBox(42)) {
      alloc.beginFrame().close();
      assertEquals(42, box.get());
      box.set(7);
      box.update(i -> i * 2);
      assertEquals(14, box.get());
      assertEquals("14", box.toString());
      assertEquals(16, box.sizeClass());
      assertTrue(box.isOpen());
    }
  }

  @Test
  void poolBox_holdsRecordsWithEverythingInThem() {
    Body body = new Body(new Point(1, 2), 3, Color.GREEN, new int[] {4, 5, 6});
    try (PoolBox<Body> box = alloc.poolBox(body)) {
      assertEquals(32, box.sizeClass());
      assertEquals(new Point(1, 2), box.get().at());
      assertEquals(3, box.get().mass());
      assertEquals(Color.GREEN, box.get().color());
      assertArrayEquals(new int[] {4, 5, 6}, box.get().ids());
    }
  }

  @Test
  void poolBox_ofAClassHoldsItsZeroValueEvenInAUsedSlot() {
    alloc.poolBox(new Body(new Point(1, 2), 3, Color.GREEN, new int[] {4, 5, 6})).close();
    try (PoolBox<Body> box = alloc.poolBox(Body.class);
        PoolBox<Long> primitive = alloc.poolBox(long.class)) {
      Body zero = box.get();
      assertEquals(new Point(0, 0), zero.at());
      assertEquals(0, zero.mass());
      assertEquals(Color.RED, zero.color());
      assertArrayEquals(new int[3], zero.ids());
      assertEquals(0, primitive.get());
    }
  }

  @Test
  void segment_isTheValueInItsLayout() {
    try (PoolBox<Point> box = alloc.poolBox(new Point(1, 2))) {
      assertEquals(ValueType.of(Point.class).byteSize(), box.segment().byteSize());
      box.segment().set(ValueLayout.JAVA_FLOAT, 4, 9);
      assertEquals(new Point(1, 9), box.get());
    }
  }

  @TestFactory
  Stream<DynamicTest> close_invalidatesEveryUse() {
    return EVERY_USE.stream()
        .map(use -> DynamicTest.dynamicTest(use.name, () -> assertUsedAfterClose(use)));
  }

  private void assertUsedAfterClose(Use use) {
    PoolBox<Integer> box = alloc.poolBox(42);
    box.close();
    assertFalse(box.isOpen());
    var refused = assertThrows(OwnershipException.class, () -> use.use.accept(box));
    assertEquals(
        "[FA402] used after close: sizeClass=16 B, slot=0, thread=%s; hint: close it after its last use, or take a new one"
            .formatted(thread),
        refused.getMessage());
    assertEquals(Code.FA402, refused.code());
  }

  @Test
  void close_twiceIsRefused() {
    PoolBox<Integer> box = alloc.poolBox(42);
    box.close();
    assertClosedTwice(box);
  }

  @Test
  void close_twiceIsRefusedWhenTheSlotIsInUseAgain() {
    PoolBox<Integer> box = alloc.poolBox(42);
    box.close();
    try (PoolBox<Integer> again = alloc.poolBox(43)) {
      assertClosedTwice(box);
      assertThrows(OwnershipException.class, box::get);
      assertThrows(OwnershipException.class, () -> box.set(1));
      assertEquals(43, again.get());
    }
  }

  private void assertClosedTwice(PoolBox<Integer> box) {
    var refused = assertThrows(OwnershipException.class, box::close);
    assertEquals(
        "[FA403] closed twice: sizeClass=16 B, slot=0, thread=%s; hint: close it once, best by try-with-resources"
            .formatted(thread),
        refused.getMessage());
    assertEquals(Code.FA403, refused.code());
  }

  @Test
  void poolBox_ofAValueThatCannotBeStoredTakesNoSlot() {
    Body bad = new Body(new Point(1, 2), 3, Color.GREEN, new int[2]);
    assertThrows(IllegalArgumentException.class, () -> alloc.poolBox(bad));
    assertThrows(IllegalArgumentException.class, () -> alloc.poolBox(new Object()));
    assertEquals(0, live());
  }

  @Test
  void poolBox_ofAValueLargerThanTheLargestClassIsRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> alloc.poolBox(new Wide(new long[600])));
    assertEquals(
        "larger than the largest size class: bytes=4800, largest=4.0 KiB; hint: use heapBox",
        refused.getMessage());
  }

  @Test
  void tryPoolBox_isTheBox() {
    Optional<PoolBox<Integer>> box = alloc.tryPoolBox(42);
    assertEquals(42, box.orElseThrow().get());
    box.orElseThrow().close();
  }

  @Test
  void update_thatFailsChangesNothing() {
    try (PoolBox<Integer> box = alloc.poolBox(42)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              box.update(
                  i -> {
                    throw new IllegalStateException("mine");
                  }));
      assertEquals(42, box.get());
    }
  }

  @Test
  void manyBoxes_keepTheirValues() {
    List<PoolBox<Integer>> boxes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      boxes.add(alloc.poolBox(i));
    }
    for (int i = 0; i < boxes.size(); i++) {
      assertEquals(i, boxes.get(i).get());
    }
    assertEquals(20_000, live());
    boxes.forEach(PoolBox::close);
    assertEquals(0, live());
  }

  private long live() {
    return alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum();
  }
}
