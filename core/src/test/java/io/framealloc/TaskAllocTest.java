package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("debug")
@Tag("fallback")
final class TaskAllocTest {

  record Item(int id, double weight) {}

  private final List<Diagnostic> findings = new ArrayList<>();
  private final SmartAlloc alloc = SmartAlloc.create();
  private final TaskAlloc task = alloc.taskAlloc();

  @AfterEach
  void close() {
    task.close();
    alloc.diagnostics(findings::add);
    alloc.close();
    assertEquals(List.of(), findings);
  }

  @Test
  void box_vec_slice_andSegment_holdTheirValues() {
    TaskBox<Item> box = task.box(new Item(1, 1.5));
    TaskVec<Item> vec = task.vec(Item.class);
    TaskSlice<Integer> slice = task.slice(Integer.class, 100);
    MemorySegment segment = task.segment(16);
    for (int i = 0; i < 1000; i++) {
      vec.push(new Item(i, i));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(0, slice.get(i));
      slice.set(i, i * i);
    }
    segment.fill((byte) -1);
    box.update(item -> new Item(item.id() + 1, item.weight()));
    assertEquals("Item[id=2, weight=1.5]", box.toString());
    assertEquals(2, box.segment().get(ValueLayout.JAVA_INT, 0));
    assertEquals(1000, vec.size());
    assertEquals(new Item(999, 999), vec.get(999));
    assertEquals(81, slice.get(9));
    assertEquals(999 * 1000 / 2, vec.stream().mapToInt(Item::id).sum());
    assertEquals(16_000, vec.segment().byteSize());
  }

  @Test
  void vec_growsShrinksAndIterates() {
    TaskVec<Integer> vec = task.vec(Integer.class, 2);
    vec.addAll(List.of(1, 2, 3));
    assertArrayEquals(new Integer[] {1, 2, 3}, vec.toArray(Integer[]::new));
    assertEquals(3, vec.pop());
    vec.set(0, 7);
    vec.reserve(500);
    List<Integer> seen = new ArrayList<>();
    vec.forEach(seen::add);
    assertEquals(List.of(7, 2), seen);
    Iterator<Integer> all = vec.iterator();
    all.next();
    all.next();
    assertFalse(all.hasNext());
    assertThrows(NoSuchElementException.class, all::next);
    vec.clear();
    assertTrue(vec.isEmpty());
    assertThrows(NoSuchElementException.class, vec::pop);
    assertThrows(IndexOutOfBoundsException.class, () -> vec.get(0));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.set(-1, 0));
  }

  @Test
  void push_ofWhatCannotBeStored_changesNothing() {
    TaskVec<Integer> vec = task.vec(Integer.class);
    vec.push(1);
    assertThrows(NullPointerException.class, () -> vec.push(nothing()));
    assertEquals(List.of(1), vec.stream().toList());
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void pieces_doNotOverlap() {
    List<TaskBox<Long>> boxes = new ArrayList<>();
    for (long i = 0; i < 20_000; i++) {
      boxes.add(task.box(i));
    }
    for (int i = 0; i < boxes.size(); i++) {
      assertEquals(i, boxes.get(i).get());
    }
  }

  @Test
  void segment_isAligned() {
    for (int alignment = 1; alignment <= 4096; alignment *= 2) {
      task.box((byte) 1);
      assertEquals(0, task.segment(3, alignment).address() % alignment);
    }
    try (TaskAlloc fresh = alloc.taskAlloc()) {
      assertEquals(0, fresh.segment(8, 4096).address() % 4096);
    }
  }

  @Test
  void task_goesFromThreadToThread() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskVec<Integer> vec = task.vec(Integer.class);
      int sum =
          CompletableFuture.runAsync(() -> vec.push(1), one)
              .thenRunAsync(() -> vec.push(2), two)
              .thenRunAsync(() -> vec.push(3), one)
              .thenApplyAsync(_ -> vec.stream().mapToInt(Integer::intValue).sum(), two)
              .get();
      assertEquals(6, sum);
    }
  }

  @Test
  void use_afterClose_isRefused() {
    TaskBox<Integer> box = task.box(1);
    TaskVec<Integer> vec = task.vec(Integer.class);
    vec.push(1);
    TaskSlice<Integer> slice = task.slice(Integer.class, 4);
    assertTrue(task.isOpen());
    task.close();
    task.close();
    assertFalse(task.isOpen());
    List<Executable> uses =
        List.of(
            box::get,
            () -> box.set(2),
            box::segment,
            () -> vec.get(0),
            () -> vec.push(2),
            vec::pop,
            vec::clear,
            () -> vec.reserve(1),
            () -> slice.set(0, 1),
            slice::size,
            slice::segment,
            () -> task.box(1),
            () -> task.vec(Integer.class),
            () -> task.segment(8));
    for (Executable use : uses) {
      assertEquals(
          "[FA402] used after close: task memory, thread="
              + Thread.currentThread().getName()
              + "; hint: close it after its last use, or take a new one",
          assertThrows(OwnershipException.class, use).getMessage());
    }
    assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
  }

  @Test
  void use_afterTheAllocatorIsClosed_isRefused() {
    SmartAlloc other = SmartAlloc.create();
    TaskAlloc orphan = other.taskAlloc();
    TaskBox<Integer> box = orphan.box(1);
    Misuse.quietly(other);
    assertThrows(OwnershipException.class, box::get);
    assertThrows(OwnershipException.class, () -> orphan.segment(100_000));
    assertThrows(OwnershipException.class, orphan::close);
  }

  @Test
  void wrongSizes_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> task.slice(Integer.class, -1));
    assertThrows(IllegalArgumentException.class, () -> task.vec(Integer.class, -1));
    assertThrows(IllegalArgumentException.class, () -> task.segment(-1));
    assertThrows(IllegalArgumentException.class, () -> task.segment(8, 3));
    TaskVec<Integer> vec = task.vec(Integer.class);
    assertThrows(IllegalArgumentException.class, () -> vec.reserve(-1));
    assertThrows(PoolExhaustedException.class, () -> task.segment(Long.MAX_VALUE / 2));
    assertThrows(
        IllegalArgumentException.class, () -> task.box("text"), "a type that has no layout");
  }

  @Test
  void taskThatIsNeverClosed_isReported() {
    SmartAlloc other = SmartAlloc.create();
    List<Diagnostic> leaks = new ArrayList<>();
    other.diagnostics(leaks::add);
    other.taskAlloc().box(1);
    other.close();
    assertEquals(1, leaks.size());
  }
}
