package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Shapes.Vec3;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every public method of what a frame hands out, after the frame's end and on another thread. The
 * methods are found by reflection, so a new one is tested from its first day; {@link
 * VectorLifeTest} and {@link FrameListLifeTest} do the same for vectors of primitives and lists.
 */
@Tag("fallback")
final class EveryMethodTest {

  interface Ref {
    float x();

    void x(float value);
  }

  enum Subject {
    /** Its close says FA102; its scope is one that is not alive, as the Arena contract has it. */
    FRAME(Frame.class, frame -> frame, Set.of("close", "scope")),
    BOX(FrameBox.class, frame -> frame.box(new Vec3(1, 2, 3)), Set.of()),
    SLICE(FrameSlice.class, frame -> frame.slice(Vec3.class, 2), Set.of()),
    EMPTY_SLICE(FrameSlice.class, frame -> frame.slice(Vec3.class, 0), Set.of()),
    VEC(FrameVec.class, EveryMethodTest::vec, Set.of()),
    EMPTY_VEC(FrameVec.class, frame -> frame.vec(Vec3.class), Set.of()),
    MAP(FrameMap.class, EveryMethodTest::map, Set.of()),
    EMPTY_MAP(FrameMap.class, frame -> frame.map(Vec3.class, Vec3.class), Set.of()),
    COLUMNS(FrameColumns.class, frame -> frame.columns(Vec3.class), Set.of()),
    /** Its text is of the cursor alone. */
    CURSOR(Cursor.class, frame -> vec(frame).cursor(Ref.class), Set.of("toString")),
    ACCESSORS(Ref.class, frame -> vec(frame).cursor(Ref.class).at(0), Set.of()),
    ITERATOR(Iterator.class, frame -> vec(frame).iterator(), Set.of("remove")),
    /** Its name is no frame data; its close says FA106. */
    PHASE(FramePhase.class, frame -> frame.phase("work"), Set.of("name", "close"));

    private final Class<?> api;
    private final Function<Frame, Object> in;
    private final Set<String> otherwise;

    Subject(Class<?> api, Function<Frame, Object> in, Set<String> otherwise) {
      this.api = api;
      this.in = in;
      this.otherwise = otherwise;
    }

    List<Method> methods() {
      List<Method> found =
          Arrays.stream(api.getMethods())
              .filter(method -> method.getDeclaringClass() != Object.class)
              .filter(method -> !Modifier.isStatic(method.getModifiers()))
              .filter(method -> !otherwise.contains(method.getName()))
              .toList();
      assertTrue(!found.isEmpty(), () -> "nothing found in " + api);
      return found;
    }
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  private static FrameVec<Vec3> vec(Frame frame) {
    FrameVec<Vec3> vec = frame.vec(Vec3.class);
    vec.push(new Vec3(1, 2, 3));
    return vec;
  }

  private static FrameMap<Vec3, Vec3> map(Frame frame) {
    FrameMap<Vec3, Vec3> map = frame.map(Vec3.class, Vec3.class);
    map.put(new Vec3(1, 2, 3), new Vec3(4, 5, 6));
    return map;
  }

  private static void assertRefused(
      Class<? extends Throwable> type, String text, Object subject, Method method) {
    var refused =
        assertThrows(
            type,
            () -> AnyVec.invoke(subject, method, MildArguments.of(method)),
            () -> "by " + method);
    assertTrue(refused.getMessage().startsWith(text), () -> method + ": " + refused.getMessage());
  }

  private void assertEnded(Object subject, List<Method> methods) {
    for (Method method : methods) {
      assertRefused(
          FrameEndedException.class,
          "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=",
          subject,
          method);
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterTheEnd_everyMethodIsRefused(Subject subject) {
    Object data;
    try (Frame frame = alloc.beginFrame()) {
      data = subject.in.apply(frame);
    }
    assertEnded(data, subject.methods());
    try (Frame next = alloc.beginFrame()) {
      assertEnded(data, subject.methods());
      assertEquals(0, next.stats().allocationCount());
    }
  }

  @Test
  void afterATransfer_everyMethodIsRefused() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Vec3> box = frame.box(new Vec3(1, 2, 3));
      FrameVec<Vec3> vec = vec(frame);
      List<Object> data = List.of(box, vec, vec.cursor(Ref.class), vec.iterator());
      alloc.frameBoxForTransfer(box).close();
      alloc.frameVecForTransfer(vec).close();
      List<Subject> subjects = List.of(Subject.BOX, Subject.VEC, Subject.CURSOR, Subject.ITERATOR);
      for (int i = 0; i < data.size(); i++) {
        for (Method method : subjects.get(i).methods()) {
          assertRefused(
              FrameEndedException.class,
              "[FA104] Attempted to use frame data after its transfer: transfer=",
              data.get(i),
              method);
        }
      }
    }
  }

  @Test
  void afterTheCloseOfItsBox_everyMethodOfAReceivedVectorIsRefused() {
    FrameVec<Vec3> vec;
    try (Frame frame = alloc.beginFrame();
        PoolBox<FrameVec<Vec3>> box = alloc.frameVecForTransfer(vec(frame)).receive()) {
      vec = box.get();
    }
    for (Method method : Subject.VEC.methods()) {
      assertRefused(OwnershipException.class, "[FA402] used after close: ", vec, method);
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterTheAllocatorsClose_everyMethodIsRefused(Subject subject) {
    alloc.diagnostics(finding -> {});
    Object data = subject.in.apply(alloc.beginFrame());
    alloc.close();
    assertEnded(data, subject.methods());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FRAME", "PHASE"})
  void afterTheNestedScope_everyMethodIsRefused(Subject subject) {
    try (Frame frame = alloc.beginFrame()) {
      Object data;
      try (FrameScope _ = frame.nested()) {
        data = subject.in.apply(frame);
      }
      for (Method method : subject.methods()) {
        assertRefused(
            FrameEndedException.class,
            "[FA104] Attempted to use frame data after end_frame: thread=",
            data,
            method);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherThread_isRefusedEveryMethod(Subject subject) {
    try (Frame frame = alloc.beginFrame()) {
      Object data = subject.in.apply(frame);
      FrameStats before = frame.stats();
      Threads.on("worker", () -> assertForeign(data, subject.methods()));
      Threads.onVirtual(() -> assertForeign(data, subject.methods()));
      assertEquals(before, frame.stats());
    }
  }

  private static void assertForeign(Object data, List<Method> methods) {
    for (Method method : methods) {
      assertRefused(WrongThreadException.class, "[FA201] ", data, method);
    }
  }

  /** What an allocator says of the calling thread's frames without one being open. */
  private static final Set<String> FACTS =
      Set.of("frameNumber", "frameStats", "frameUsage", "frameRemaining", "frameUsageHistogram");

  /* A transfer needs frame data, but no frame. */
  private static List<Method> shorthands() {
    List<Method> found = new ArrayList<>();
    Stream.of(SmartAlloc.class.getMethods())
        .filter(
            method ->
                method.getName().startsWith("frame") || method.getName().startsWith("tryFrame"))
        .filter(method -> !FACTS.contains(method.getName()))
        .filter(method -> !method.getName().endsWith("ForTransfer")) // sends without a frame
        .forEach(found::add);
    assertTrue(found.size() >= 25, () -> "found only " + found);
    return found;
  }

  @Test
  void shorthands_needAFrameOfTheirThread() {
    try (Frame _ = alloc.beginFrame()) {
      Threads.on("worker", () -> assertNoFrame("thread=worker"));
    }
    assertNoFrame("thread=" + Thread.currentThread().getName());
  }

  private void assertNoFrame(String where) {
    for (Method method : shorthands()) {
      assertRefused(
          FrameStateException.class,
          "[FA105] frame allocation with no frame open: " + where + "; hint: call beginFrame first",
          alloc,
          method);
    }
  }

  @Test
  void shorthands_ofAClosedAllocatorAreRefused() {
    alloc.close();
    for (Method method : shorthands()) {
      assertRefused(
          OwnershipException.class,
          Code.FA402.message("allocator used after close"),
          alloc,
          method);
    }
  }
}
