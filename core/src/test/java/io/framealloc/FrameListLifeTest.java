package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frame lists after the end of their frame, on another thread, and in nested scopes. */
@Tag("fallback")
final class FrameListLifeTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  /** Those that look at the list only when what they return is used. */
  private static final Set<String> LAZY = Set.of("reversed");

  /** Every method of {@code List} that can be called on any object. */
  private static List<Method> methods() {
    List<Method> methods =
        Arrays.stream(List.class.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> !LAZY.contains(method.getName()))
            .toList();
    assertTrue(methods.size() >= 35, () -> "found only " + methods.size());
    return methods;
  }

  private static Object call(List<String> list, Method method) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(FrameListLifeTest::mildest).toArray();
    return AnyVec.invoke(list, method, arguments);
  }

  private static Object mildest(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type.isAssignableFrom(List.class)) {
      return List.of("x");
    }
    return Proxy.newProxyInstance(
        FrameListLifeTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getReturnType() == boolean.class ? (Object) false : new Object[0]);
  }

  private static void assertEnded(List<String> list) {
    for (Method method : methods()) {
      var refused =
          assertThrows(FrameEndedException.class, () -> call(list, method), () -> "by " + method);
      assertTrue(refused.getMessage().startsWith("[FA104] "), refused::getMessage);
    }
    assertThrows(FrameEndedException.class, list::toString);
    assertThrows(FrameEndedException.class, () -> list.equals(list));
    assertThrows(FrameEndedException.class, () -> list.reversed().size());
  }

  private static FrameList<String> abc(Frame frame) {
    FrameList<String> list = frame.list();
    list.addAll(List.of("a", "b", "c"));
    return list;
  }

  @Test
  void everyMethod_isRefusedAfterTheEnd() {
    FrameList<String> list;
    List<String> part;
    List<String> innerPart;
    try (Frame frame = alloc.beginFrame()) {
      list = abc(frame);
      part = list.subList(0, 2);
      innerPart = part.subList(0, 1);
    }
    assertEnded(list);
    assertEnded(part);
    assertEnded(innerPart);
  }

  @Test
  void everyMethod_isRefusedOnAnotherThread() {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<String> list = abc(frame);
      List<String> part = list.subList(0, 2);
      Threads.on(
          "worker",
          () -> {
            for (Method method : methods()) {
              assertThrows(
                  WrongThreadException.class, () -> call(list, method), () -> "by " + method);
              assertThrows(
                  WrongThreadException.class, () -> call(part, method), () -> "by " + method);
            }
          });
      assertEquals(List.of("a", "b", "c"), list);
    }
  }

  @Test
  void iteratorsAndStreams_areRefusedAfterTheEnd() {
    Frame frame = alloc.beginFrame();
    FrameList<String> list = abc(frame);
    var iterator = list.iterator();
    iterator.next();
    var listIterator = list.listIterator(1);
    var stream = list.stream();
    var spliterator = list.spliterator();
    var streamed = list.stream().iterator();
    streamed.next();
    frame.close();
    assertThrows(FrameEndedException.class, iterator::hasNext);
    assertThrows(FrameEndedException.class, iterator::next);
    assertThrows(FrameEndedException.class, iterator::remove);
    assertThrows(FrameEndedException.class, listIterator::previous);
    assertThrows(FrameEndedException.class, () -> listIterator.add("x"));
    assertThrows(FrameEndedException.class, stream::toList);
    assertThrows(FrameEndedException.class, () -> spliterator.tryAdvance(x -> {}));
    assertThrows(FrameEndedException.class, streamed::hasNext);
  }

  @Test
  void parallelStream_isRefusedOnOtherThreads() {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<Integer> list = frame.list();
      for (int i = 0; i < 100; i++) {
        list.add(i);
      }
      Threads.on("worker", () -> assertThrows(WrongThreadException.class, list::parallelStream));
    }
  }

  @Test
  void callbackThatEndsTheFrame_isRefusedTheRest() {
    Frame frame = alloc.beginFrame();
    FrameList<String> list = abc(frame);
    assertThrows(
        FrameEndedException.class,
        () ->
            list.removeIf(
                x -> {
                  frame.close();
                  return true;
                }));
    Frame other = alloc.beginFrame();
    FrameList<String> second = abc(other);
    List<String> seen = new ArrayList<>();
    assertThrows(
        FrameEndedException.class,
        () ->
            second.forEach(
                x -> {
                  seen.add(x);
                  other.close();
                }));
    assertEquals(List.of("a"), seen);
    try (Frame third = alloc.beginFrame()) {
      FrameList<String> fresh = third.list();
      assertEquals(List.of(), fresh);
    }
  }

  @Test
  void references_areLetGoAtTheEnd() throws InterruptedException {
    FrameList<Object> list;
    WeakReference<Object> reference;
    try (Frame frame = alloc.beginFrame()) {
      list = frame.list();
      reference = addNew(list);
      assertNotNull(list.get(0));
    }
    assertCleared(reference);
    assertNotNull(list);
  }

  @Test
  void references_areLetGoWhenTheyAreRemoved() throws InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<Object> list = frame.list();
      for (int i = 0; i < 100; i++) {
        list.add(new Object());
      }
      List<WeakReference<Object>> references = new ArrayList<>();
      for (int index : new int[] {0, 50, 98, 99}) {
        references.add(new WeakReference<>(list.get(index)));
      }
      list.remove(99);
      list.removeLast();
      Object kept = list.get(50);
      list.removeIf(x -> x == kept);
      list.subList(0, 10).clear();
      assertCleared(references.get(0));
      assertCleared(references.get(2));
      assertCleared(references.get(3));
      assertNotNull(kept);
      assertEquals(87, list.size());
    }
  }

  @Test
  void references_areLetGoWhenTheirThreadHasDied() throws InterruptedException {
    alloc.diagnostics(finding -> {});
    Thread.Builder dying = Thread.ofPlatform().name("dying");
    WeakReference<Object> reference =
        Threads.call(
            dying,
            () -> {
              FrameList<Object> list = alloc.beginFrame().list();
              return addNew(list);
            });
    alloc.trim();
    assertCleared(reference);
  }

  private static WeakReference<Object> addNew(FrameList<Object> list) {
    Object element = new Object();
    list.add(element);
    return new WeakReference<>(element);
  }

  private static void assertCleared(WeakReference<Object> reference) throws InterruptedException {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(reference.get());
  }

  @Test
  void recycledStorage_isEmptyAndNeverShared() {
    for (int frames = 0; frames < 5; frames++) {
      try (Frame frame = alloc.beginFrame()) {
        List<FrameList<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          lists.add(frame.list());
          assertTrue(lists.getLast().isEmpty());
        }
        for (int round = 0; round < 100 * frames; round++) {
          for (int i = 0; i < 10; i++) {
            lists.get(i).add(i * 1000 + round);
          }
        }
        for (int i = 0; i < 10; i++) {
          assertEquals(100 * frames, lists.get(i).size());
          for (int round = 0; round < 100 * frames; round++) {
            assertEquals(i * 1000 + round, lists.get(i).get(round));
          }
        }
      }
    }
  }

  @Test
  void listThatGrowsInANestedScope_staysWholeWhenItCloses() {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<Integer> empty = frame.list();
      FrameList<Integer> list = frame.list();
      list.add(0);
      for (int round = 1; round <= 3; round++) {
        FrameList<Integer> inner;
        try (FrameScope scope = frame.nested()) {
          assertNotNull(scope);
          inner = frame.list();
          for (int i = 0; i < 100; i++) {
            inner.add(-i);
            list.add(list.size());
            empty.add(empty.size());
          }
          assertEquals(-99, inner.get(99));
        }
        assertThrows(FrameEndedException.class, inner::size);
        try (FrameScope scope = frame.nested()) {
          assertNotNull(scope);
          FrameList<Integer> other = frame.list();
          for (int i = 0; i < 200; i++) {
            other.add(-1);
          }
        }
        for (int i = 0; i < list.size(); i++) {
          assertEquals(i, list.get(i));
        }
        assertEquals(100 * round, empty.size());
        assertEquals(100 * round - 1, empty.getLast());
      }
    }
  }

  @Test
  void listOfSuccessfulSpeculation_livesOn() {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<String> kept = frame.speculative(f -> Optional.of(abc(f))).orElseThrow();
      List<FrameList<String>> lost = new ArrayList<>();
      frame.speculative(
          f -> {
            lost.add(abc(f));
            return Optional.empty();
          });
      kept.add("d");
      assertEquals(List.of("a", "b", "c", "d"), kept);
      assertThrows(FrameEndedException.class, () -> lost.getFirst().size());
    }
  }
}
