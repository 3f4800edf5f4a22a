package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the end of an allocator means for what it lent. */
@Tag("fallback")
final class PoolCloseTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final String thread = Thread.currentThread().getName();

  PoolCloseTest() {
    alloc.diagnostics(findings::add);
  }

  private List<String> messages() {
    return findings.stream().map(Diagnostic::message).toList();
  }

  @Test
  void close_reportsWhatWasNeverClosedByClass() {
    alloc.poolAlloc(60);
    alloc.poolAlloc(64);
    alloc.poolBox(1);
    Threads.on("dies", () -> alloc.poolAlloc(1000));
    Threads.onVirtual(() -> alloc.poolAlloc(64));
    alloc.poolAlloc(200).close();
    alloc.heapAlloc(5000, 8);
    alloc.heapAlloc(5001, 8);
    alloc.heapAlloc(100_000, 8).close();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] pool memory never closed: sizeClass=16 B, count=1, bytes=16 B; hint: close"
                + " every PoolBox and PoolSlot, best by try-with-resources",
            "[FA401] pool memory never closed: sizeClass=64 B, count=3, bytes=192 B; hint: close"
                + " every PoolBox and PoolSlot, best by try-with-resources",
            "[FA401] pool memory never closed: sizeClass=1.0 KiB, count=1, bytes=1.0 KiB; hint:"
                + " close every PoolBox and PoolSlot, best by try-with-resources",
            "[FA401] heap memory never closed: size=5.0 KiB, count=2, bytes=10.0 KiB; hint: close"
                + " every HeapBox and HeapSlot, best by try-with-resources"),
        messages());
    findings.forEach(finding -> assertEquals(Code.FA401, finding.code()));
    findings.forEach(finding -> assertEquals(Code.Severity.WARNING, finding.severity()));
  }

  @Test
  void close_reportsNothingWhenEverythingIsClosed() {
    List<PoolSlot> slots = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      slots.add(alloc.poolAlloc(64));
    }
    slots.subList(0, 2000).forEach(PoolSlot::close);
    Threads.on("other", () -> slots.subList(2000, 3000).forEach(PoolSlot::close));
    alloc.heapAlloc(1, 1).close();
    alloc.close();
    assertEquals(List.of(), messages());
  }

  @Test
  void close_freesEverything() {
    for (int i = 0; i < 3000; i++) {
      alloc.poolAlloc(64);
    }
    alloc.heapAlloc(1 << 20, 8);
    alloc.close();
    assertEquals(0, alloc.reservedBytes());
  }

  @Test
  void close_invalidatesWhatIsStillOpen() {
    final PoolBox<Integer> box = alloc.poolBox(42);
    final PoolSlot slot = alloc.poolAlloc(64);
    final HeapBox<Integer> heapBox = alloc.heapBox(43);
    final HeapSlot heapSlot = alloc.heapAlloc(5000, 8);
    MemorySegment raw = slot.segment();
    alloc.close();
    assertFalse(box.isOpen());
    assertFalse(heapSlot.isOpen());
    String box16 = "sizeClass=16 B, slot=0";
    assertReleased(box16, box::get);
    assertReleased(box16, () -> box.set(1));
    assertReleased(box16, () -> box.update(i -> i));
    assertReleased(box16, box::segment);
    assertReleased(box16, box::toString);
    assertReleased(box16, box::close);
    assertReleased("sizeClass=64 B, slot=0", slot::segment);
    assertReleased("heap=64 B", heapBox::get);
    assertReleased("heap=64 B", () -> heapBox.set(1));
    assertReleased("heap=64 B", heapBox::close);
    assertReleased("heap=5.0 KiB", heapSlot::segment);
    var jdk = assertThrows(IllegalStateException.class, () -> raw.get(JAVA_BYTE, 0));
    assertEquals("Already closed", jdk.getMessage());
  }

  private void assertReleased(String what, Executable use) {
    var refused = assertThrows(OwnershipException.class, use);
    assertEquals(
        "[FA402] used after its allocator was closed: %s, thread=%s; hint: close the allocator last"
            .formatted(what, thread),
        refused.getMessage());
    assertEquals(Code.FA402, refused.code());
  }

  @Test
  void use_afterTheAllocatorWasClosedIsRefused() {
    alloc.poolBox(1).close();
    Threads.onVirtual(() -> alloc.poolBox(1).close());
    alloc.close();
    List<Executable> uses =
        List.of(
            () -> alloc.poolBox(1),
            () -> alloc.poolBox(Integer.class),
            () -> alloc.tryPoolBox(1),
            () -> alloc.poolAlloc(1),
            () -> alloc.heapBox(1),
            () -> alloc.heapAlloc(1, 1),
            () -> alloc.objectPool(Object::new, o -> {}, 1),
            () -> Threads.on("other", () -> alloc.poolBox(1)),
            () -> Threads.onVirtual(() -> alloc.poolBox(1)));
    for (Executable use : uses) {
      var refused = assertThrows(OwnershipException.class, use);
      assertEquals(
          "[FA402] allocator used after close; hint: close it when its last loop has ended",
          refused.getMessage());
    }
  }

  @Test
  void allocators_doNotShareSlots() {
    try (SmartAlloc other = SmartAlloc.create();
        PoolBox<Integer> mine = alloc.poolBox(1);
        PoolBox<Integer> its = other.poolBox(2)) {
      assertEquals(1, mine.get());
      assertEquals(2, its.get());
      assertEquals(1, other.poolStats().getFirst().live());
    }
    alloc.close();
    assertEquals(List.of(), messages());
  }
}
