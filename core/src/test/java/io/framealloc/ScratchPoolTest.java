package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class ScratchPoolTest {

  record Item(int id, double weight) {}

  private final List<Diagnostic> findings = new ArrayList<>();
  private final SmartAlloc alloc = SmartAlloc.create();
  private final String here = Errors.nameOf(Thread.currentThread());

  @AfterEach
  void close() {
    alloc.diagnostics(findings::add);
    alloc.close();
    assertEquals(List.of(), findings);
    assertEquals(0, Waiting.settled(alloc::reservedBytes));
  }

  @Test
  void scratchPool_ofOneName_isOnePool() {
    ScratchPool level = alloc.scratchPool("level");
    assertEquals("level", level.name());
    assertEquals(Bytes.megabytes(1), level.capacity());
    assertSame(level, alloc.scratchPool("level"));
    assertSame(level, alloc.scratchPool("level", Bytes.megabytes(1)));
    assertEquals(
        "scratch pool of another capacity: name=level, capacity=1.0 MiB, asked=1.0 KiB",
        assertThrows(IllegalArgumentException.class, () -> alloc.scratchPool("level", 1024))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> alloc.scratchPool("none", 0));
  }

  @Test
  void box_holdsItsValueUntilTheReset() {
    ScratchPool level = alloc.scratchPool("level", 1024);
    ScratchBox<Item> a = level.box(new Item(1, 1.5));
    ScratchBox<Item> b = level.box(new Item(2, 2.5));
    b.update(item -> new Item(item.id() + 1, item.weight()));
    assertEquals(new Item(1, 1.5), a.get());
    assertEquals("Item[id=3, weight=2.5]", b.toString());
    assertEquals(1, a.segment().get(ValueLayout.JAVA_INT, 0));
    assertEquals(2 * 16, level.used());
    assertEquals(1024 - 32, level.remaining());
    a.close();
    assertEquals(32, level.used());
    assertFalse(a.isOpen());
    assertTrue(b.isOpen());
    level.reset();
    assertEquals(0, level.used());
    assertFalse(b.isOpen());
    assertEquals(
        "[FA402] used after close: scratchPool=level, bytes=16, thread="
            + here
            + "; hint: close it after its last use, or take a new one",
        assertThrows(OwnershipException.class, b::get).getMessage());
    assertEquals(
        "[FA403] closed twice: scratchPool=level, bytes=16, thread="
            + here
            + "; hint: close it once, best by try-with-resources",
        assertThrows(OwnershipException.class, a::close).getMessage());
    ScratchBox<Item> c = level.box(new Item(4, 4));
    assertThrows(OwnershipException.class, a::get);
    assertEquals(new Item(4, 4), c.get());
  }

  @Test
  void box_closedTwice_isRefused() {
    ScratchBox<Integer> box = alloc.scratchPool("level").box(1);
    box.close();
    assertThrows(OwnershipException.class, box::close);
    assertThrows(OwnershipException.class, box::segment);
  }

  @Test
  void fullPool_refusesAndGoesOn() {
    ScratchPool level = alloc.scratchPool("level", 24);
    level.box(1);
    level.box(2L);
    assertEquals(
        "[FA404] Pool exhausted: scratchPool=level, requested=16 B, used=16 B, capacity=24 B; hint:"
            + " reset it, or make it larger",
        assertThrows(PoolExhaustedException.class, () -> level.box(new Item(1, 1))).getMessage());
    assertEquals(3, level.box((short) 3).get().intValue());
    ScratchPool tiny = alloc.scratchPool("tiny", 8);
    assertEquals(
        "larger than the scratch pool: name=tiny, bytes=16, capacity=8 B; hint: use heapBox",
        assertThrows(IllegalArgumentException.class, () -> tiny.box(new Item(1, 1))).getMessage());
  }

  @Test
  void use_afterTheAllocatorIsClosed_isRefused() {
    ScratchPool level = alloc.scratchPool("level");
    ScratchBox<Integer> box = level.box(1);
    alloc.close();
    String closed =
        "[FA402] used after its allocator was closed: scratchPool=level, bytes=4, thread="
            + here
            + "; hint: close the allocator last";
    assertEquals(closed, assertThrows(OwnershipException.class, box::get).getMessage());
    assertEquals(closed, assertThrows(OwnershipException.class, box::close).getMessage());
    assertThrows(OwnershipException.class, () -> level.box(1));
    assertThrows(OwnershipException.class, () -> alloc.scratchPool("level"));
  }

  @Test
  void box_isUsedByOtherThreads() {
    ScratchBox<Integer> box = alloc.scratchPool("level").box(1);
    Threads.onVirtual(() -> box.set(2));
    assertEquals(2, box.get());
  }
}
