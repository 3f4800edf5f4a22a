package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A frame list is a {@link List} in every respect, while it is alive. */
@Tag("fallback")
final class FrameListTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private FrameList<String> list(String... elements) {
    FrameList<String> list = frame.list();
    Collections.addAll(list, elements);
    return list;
  }

  private static void assertOutside(int index, int size, Runnable use) {
    var refused = assertThrows(IndexOutOfBoundsException.class, use::run);
    assertEquals("Index " + index + " out of bounds for length " + size, refused.getMessage());
  }

  @Test
  void newList_isEmpty() {
    FrameList<String> list = alloc.frameList();
    assertTrue(list.isEmpty());
    assertEquals(List.of(), list);
    assertEquals("[]", list.toString());
    assertThrows(NoSuchElementException.class, list::getFirst);
    assertThrows(NoSuchElementException.class, list::removeLast);
    assertTrue(list instanceof RandomAccess);
  }

  @Test
  void add_appendsOrInserts() {
    FrameList<String> list = list("a", "b");
    list.add(0, "c");
    list.add(3, "d");
    list.addFirst("e");
    list.addLast("f");
    assertEquals(List.of("e", "c", "a", "b", "d", "f"), list);
    assertOutside(7, 6, () -> list.add(7, "x"));
    assertOutside(-1, 6, () -> list.add(-1, "x"));
    assertEquals(6, list.size());
  }

  @Test
  void getSetAndRemove_reachEveryElementAndNoOther() {
    FrameList<String> list = list("a", "b", "c");
    assertEquals("b", list.set(1, "x"));
    assertEquals("x", list.get(1));
    assertEquals("a", list.remove(0));
    assertTrue(list.remove("c"));
    assertFalse(list.remove("c"));
    assertEquals(List.of("x"), list);
    for (int index : new int[] {-1, 1, 15, Integer.MAX_VALUE}) {
      assertOutside(index, 1, () -> list.get(index));
      assertOutside(index, 1, () -> list.set(index, "y"));
      assertOutside(index, 1, () -> list.remove(index));
    }
  }

  @Test
  void nulls_areAllowed() {
    FrameList<String> list = list("a", null);
    assertNull(list.get(1));
    assertEquals(1, list.indexOf(null));
    assertTrue(list.contains(null));
    assertTrue(list.remove(null));
    assertEquals(List.of("a"), list);
  }

  @Test
  void addAll_takesAnyCollectionAndItself() {
    FrameList<String> list = list();
    assertTrue(list.addAll(List.of("a", "b")));
    assertFalse(list.addAll(List.of()));
    assertTrue(list.addAll(list));
    assertTrue(list.addAll(list.subList(1, 3)));
    assertFalse(list.addAll(list()));
    assertEquals(List.of("a", "b", "a", "b", "b", "a"), list);
    list.addAll(1, List.of("x", "y"));
    assertEquals(List.of("a", "x", "y", "b", "a", "b", "b", "a"), list);
    for (int i = 0; i < 5; i++) {
      list.addAll(list);
    }
    assertEquals(256, list.size());
    assertEquals("y", list.get(250));
    assertThrows(NullPointerException.class, () -> list.addAll(null));
  }

  @Test
  void clear_letsTheListBeUsedAgain() {
    FrameList<String> list = list("a", "b");
    list.clear();
    assertTrue(list.isEmpty());
    list.add("c");
    assertEquals(List.of("c"), list);
  }

  @Test
  void removeIf_keepsTheOthersInOrder() {
    FrameList<Integer> list = frame.list();
    List<Integer> model = new ArrayList<>();
    IntStream.range(0, 1000)
        .forEach(
            i -> {
              list.add(i);
              model.add(i);
            });
    assertTrue(list.removeIf(i -> i % 3 == 0));
    model.removeIf(i -> i % 3 == 0);
    assertEquals(model, list);
    assertFalse(list.removeIf(i -> i < 0));
    assertTrue(list.removeIf(i -> true));
    assertTrue(list.isEmpty());
    assertThrows(NullPointerException.class, () -> list("a").removeIf(null));
  }

  @Test
  void removeIf_thatThrowsChangesNothing() {
    FrameList<String> list = list("a", "b", "c");
    assertThrows(
        IllegalStateException.class,
        () ->
            list.removeIf(
                element -> {
                  if (element.equals("c")) {
                    throw new IllegalStateException();
                  }
                  return true;
                }));
    assertEquals(List.of("a", "b", "c"), list);
    assertThrows(ConcurrentModificationException.class, () -> list.removeIf(x -> list.add("d")));
    assertEquals(List.of("a", "b", "c", "d"), list);
  }

  @Test
  void orderAndReplacement_areThoseOfLists() {
    FrameList<String> list = list("b", "c", "a");
    list.sort(null);
    assertEquals(List.of("a", "b", "c"), list);
    list.sort(Comparator.reverseOrder());
    assertEquals(List.of("c", "b", "a"), list);
    list.replaceAll(String::toUpperCase);
    assertEquals(List.of("C", "B", "A"), list);
    assertEquals(List.of("A", "B", "C"), list.reversed());
    Collections.shuffle(list);
    assertTrue(list.containsAll(List.of("A", "B", "C")));
    assertTrue(list.retainAll(List.of("A", "C")));
    assertTrue(list.removeAll(List.of("A")));
    assertEquals(List.of("C"), list);
  }

  @Test
  void arraysAndStreams_areCopies() {
    FrameList<String> list = list("a", "b");
    Object[] array = list.toArray();
    assertEquals(Object[].class, array.getClass());
    assertArrayEquals(new Object[] {"a", "b"}, array);
    assertArrayEquals(new String[] {"a", "b"}, list.toArray(String[]::new));
    array[0] = "x";
    assertEquals("a", list.get(0));
    assertEquals(List.of("a", "b"), list.stream().toList());
    assertEquals(List.of("a", "b"), List.copyOf(list));
  }

  @Test
  void equalsAndHashCode_areThoseOfLists() {
    assertEquals(Arrays.asList("a", null), list("a", null));
    assertEquals(Arrays.asList("a", null).hashCode(), list("a", null).hashCode());
    assertEquals(list("a"), list("a"));
    assertNotEquals(list("a"), list("b"));
    assertEquals("[a, b]", list("a", "b").toString());
  }

  @Test
  void iterator_removesAndListIteratorChanges() {
    FrameList<String> list = list("a", "b", "c");
    Iterator<String> iterator = list.iterator();
    iterator.next();
    iterator.remove();
    assertThrows(IllegalStateException.class, iterator::remove);
    ListIterator<String> both = list.listIterator(1);
    assertEquals("b", both.previous());
    both.set("x");
    both.add("y");
    assertEquals(List.of("y", "x", "c"), list);
    assertThrows(IndexOutOfBoundsException.class, () -> list.listIterator(4));
  }

  @Test
  void iterator_noticesForeignChanges() {
    FrameList<String> list = list("a", "b");
    for (Runnable change :
        List.<Runnable>of(
            () -> list.add("x"),
            () -> list.add(0, "x"),
            () -> list.remove(0),
            () -> list.addAll(List.of("x")),
            () -> list.removeIf(x -> x.equals("a")),
            list::clear)) {
      list.clear();
      list.add("a");
      list.add("b");
      Iterator<String> iterator = list.iterator();
      List<String> part = list.subList(0, 1);
      Iterator<String> streamed = list.stream().iterator();
      assertEquals("a", streamed.next());
      change.run();
      assertThrows(ConcurrentModificationException.class, iterator::next);
      assertThrows(ConcurrentModificationException.class, part::size);
      assertThrows(ConcurrentModificationException.class, () -> part.get(0));
    }
  }

  @Test
  void subList_isAViewThatChangesItsList() {
    FrameList<String> list = list("a", "b", "c", "d", "e");
    List<String> part = list.subList(1, 4);
    assertEquals(List.of("b", "c", "d"), part);
    List<String> inner = part.subList(1, 2);
    inner.add("x");
    inner.addFirst("w");
    assertEquals(List.of("w", "c", "x"), inner);
    assertEquals(List.of("b", "w", "c", "x", "d"), part);
    assertEquals("w", inner.removeFirst());
    inner.set(0, "C");
    assertEquals(List.of("a", "b", "C", "x", "d", "e"), list);
    part.sort(Comparator.reverseOrder());
    assertEquals(List.of("a", "x", "d", "b", "C", "e"), list);
    part.removeIf(x -> x.equals("d"));
    part.subList(0, 2).clear();
    assertEquals(List.of("a", "C", "e"), list);
    assertEquals(List.of("C"), part);
    assertTrue(part instanceof RandomAccess);
  }

  @Test
  void subList_endsAtItsBounds() {
    FrameList<String> list = list("a", "b", "c");
    List<String> part = list.subList(1, 2);
    assertOutside(1, 1, () -> part.get(1));
    assertOutside(-1, 1, () -> part.set(-1, "x"));
    assertOutside(2, 1, () -> part.add(2, "x"));
    assertOutside(1, 1, () -> part.remove(1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.subList(0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> list.subList(-1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.subList(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> part.subList(0, 2));
    assertEquals(List.of(), list.subList(3, 3));
    assertEquals(List.of("a", "b", "c"), list);
  }
}
