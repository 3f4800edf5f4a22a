package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AnyVec.Kind;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors after the end of their frame, and on another thread. */
@Tag("fallback")
final class VectorLifeTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  /** Every public method of the vector's own. */
  private static List<Method> methods(AnyVec vec) {
    List<Method> methods =
        Arrays.stream(vec.vec.getClass().getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .toList();
    assertTrue(methods.size() >= 35, () -> "found only " + methods.size());
    return methods;
  }

  /** Calls the method with the mildest arguments there are. */
  private static void call(AnyVec vec, Method method) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(type -> mildest(vec, type)).toArray();
    AnyVec.invoke(vec.vec, method, arguments);
  }

  private static Object mildest(AnyVec vec, Class<?> type) {
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }
    return vec.vec;
  }

  @ParameterizedTest
  @EnumSource
  void everyMethod_isRefusedAfterTheEnd(Kind kind) {
    Frame frame = alloc.beginFrame();
    AnyVec vec = kind.in(frame).with(1, 2);
    frame.close();
    for (Method method : methods(vec)) {
      var refused =
          assertThrows(FrameEndedException.class, () -> call(vec, method), () -> "by " + method);
      assertTrue(
          refused
              .getMessage()
              .startsWith("[FA104] Attempted to use frame data after end_frame: frame=1"),
          refused::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMethod_isRefusedOnAnotherThread(Kind kind) {
    try (Frame frame = alloc.beginFrame()) {
      AnyVec vec = kind.in(frame).with(1, 2);
      Threads.on(
          "worker",
          () -> {
            for (Method method : methods(vec)) {
              var refused =
                  assertThrows(
                      WrongThreadException.class, () -> call(vec, method), () -> "by " + method);
              assertTrue(refused.getMessage().startsWith("[FA201] "), refused::getMessage);
            }
          });
      assertEquals(List.of(1, 2), vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMethod_isRefusedOfAForeignOperand(Kind kind) {
    try (Frame frame = alloc.beginFrame()) {
      AnyVec foreign = kind.in(frame).with(1);
      Threads.on(
          "worker",
          () -> {
            try (Frame own = alloc.beginFrame()) {
              AnyVec vec = kind.in(own).with(1);
              assertThrows(WrongThreadException.class, () -> vec.addAll(foreign));
              assertThrows(WrongThreadException.class, () -> vec.copyFrom(foreign));
              assertThrows(WrongThreadException.class, () -> vec.addScaled(foreign, 1));
              assertThrows(WrongThreadException.class, () -> vec.dot(foreign));
              assertEquals(List.of(1), vec.toList());
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void iteratorAndStream_areRefusedAfterTheEnd(Kind kind) {
    Frame frame = alloc.beginFrame();
    AnyVec vec = kind.in(frame).with(1, 2);
    var iterator = vec.iterator();
    iterator.next();
    var stream = vec.stream();
    var streamed = vec.stream().iterator();
    streamed.next();
    frame.close();
    assertThrows(FrameEndedException.class, iterator::hasNext);
    assertThrows(FrameEndedException.class, iterator::next);
    assertThrows(FrameEndedException.class, streamed::hasNext);
    assertThrows(FrameEndedException.class, () -> stream.iterator().hasNext());
  }

  @ParameterizedTest
  @EnumSource
  void iteratorAndStream_areRefusedOnAnotherThread(Kind kind) {
    try (Frame frame = alloc.beginFrame()) {
      AnyVec vec = kind.in(frame).with(1, 2);
      var iterator = vec.iterator();
      var stream = vec.stream();
      Threads.on(
          "worker",
          () -> {
            assertThrows(WrongThreadException.class, iterator::hasNext);
            assertThrows(WrongThreadException.class, iterator::next);
            assertThrows(WrongThreadException.class, () -> stream.iterator().hasNext());
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void segmentsAndBuffers_dieWithTheFrame(Kind kind) {
    Frame frame = alloc.beginFrame();
    AnyVec vec = kind.in(frame).with(1, 2);
    var segment = vec.segment();
    var buffer = vec.asBuffer();
    assertTrue(segment.scope().isAlive());
    frame.close();
    assertThrows(IllegalStateException.class, () -> segment.fill((byte) 0));
    assertThrows(IllegalStateException.class, () -> AnyVec.invoke(buffer, "get", 0));
  }

  @ParameterizedTest
  @EnumSource
  void vectorOfALaterFrame_doesNotReviveAnEarlierOne(Kind kind) {
    AnyVec early;
    try (Frame frame = alloc.beginFrame()) {
      early = kind.in(frame).with(1);
    }
    try (Frame frame = alloc.beginFrame()) {
      AnyVec late = kind.in(frame).with(2);
      assertThrows(FrameEndedException.class, () -> early.get(0));
      assertThrows(FrameEndedException.class, () -> late.addAll(early));
      assertEquals(List.of(2), late.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorWithoutAFrame_isRefused(Kind kind) {
    assertThrows(FrameStateException.class, () -> kind.inCurrentFrame(alloc));
    assertThrows(FrameStateException.class, () -> kind.inCurrentFrame(alloc, 4));
    Frame frame = alloc.beginFrame();
    frame.close();
    assertThrows(FrameEndedException.class, () -> kind.in(frame));
    assertThrows(FrameEndedException.class, () -> kind.in(frame, 4));
  }

  @ParameterizedTest
  @EnumSource
  void forEach_thatEndsTheFrameIsRefusedTheNextElement(Kind kind) {
    Frame frame = alloc.beginFrame();
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    Method forEach =
        methods(vec).stream().filter(m -> m.getName().equals("forEach")).findAny().orElseThrow();
    Class<?> action = forEach.getParameterTypes()[0];
    int[] calls = {0};
    Object ending =
        Proxy.newProxyInstance(
            AnyVec.class.getClassLoader(),
            new Class<?>[] {action},
            (proxy, method, arguments) -> {
              calls[0] += ((Number) arguments[0]).intValue();
              frame.close();
              return null;
            });
    assertThrows(FrameEndedException.class, () -> AnyVec.invoke(vec.vec, forEach, ending));
    assertEquals(1, calls[0]);
  }
}
