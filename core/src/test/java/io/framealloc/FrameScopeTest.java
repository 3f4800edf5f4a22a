package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("debug")
@Tag("fallback")
final class FrameScopeTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  @Test
  void close_givesItsMemoryBack() {
    Frame frame = alloc.beginFrame();
    frame.ref(100);
    long before = frame.used();
    long first;
    try (FrameScope scope = frame.nested()) {
      assertTrue(scope.isAlive());
      first = frame.ref(1000);
      assertTrue(frame.used() >= before + 1000);
    }
    assertEquals(before, frame.used());
    assertThrows(FrameEndedException.class, () -> frame.getByte(first, 0));
    frame.ref(1000);
    assertEquals(3, frame.stats().allocationCount());
    assertTrue(frame.stats().bytesAllocated() >= 2100);
    assertTrue(frame.stats().peakBytes() < 1200);
    frame.close();
  }

  @Test
  void close_leavesDataOfTheFrameAlone() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment = frame.allocate(JAVA_INT);
    segment.set(JAVA_INT, 0, 1);
    long ref = frame.ref(8);
    frame.setInt(ref, 0, 2);
    try (FrameScope scope = frame.nested()) {
      assertTrue(scope.isAlive());
      segment.set(JAVA_INT, 0, segment.get(JAVA_INT, 0) + 10);
      frame.setInt(ref, 0, frame.getInt(ref, 0) + 10);
      frame.allocate(1000).fill((byte) -1);
    }
    assertEquals(11, segment.get(JAVA_INT, 0));
    assertEquals(12, frame.getInt(ref, 0));
    frame.close();
  }

  @Test
  void close_invalidatesItsSegmentsAndNoOthers() {
    Frame frame = alloc.beginFrame();
    MemorySegment outer = frame.allocate(JAVA_INT);
    MemorySegment inner;
    try (FrameScope scope = frame.nested()) {
      assertTrue(scope.isAlive());
      inner = frame.allocate(JAVA_INT);
      inner.set(JAVA_INT, 0, 1);
    }
    assertThrows(IllegalStateException.class, () -> inner.get(JAVA_INT, 0));
    outer.set(JAVA_INT, 0, 1);
    MemorySegment later = frame.allocate(JAVA_INT);
    assertEquals(outer.scope(), later.scope());
    frame.close();
    assertFalse(outer.scope().isAlive());
  }

  @Test
  void scopes_nestDeeply() {
    Frame frame = alloc.beginFrame();
    FrameScope[] scopes = new FrameScope[100];
    long[] refs = new long[scopes.length];
    for (int i = 0; i < scopes.length; i++) {
      scopes[i] = frame.nested();
      refs[i] = frame.ref(10_000);
      frame.setInt(refs[i], 9_996, i);
    }
    for (int i = scopes.length - 1; i >= 0; i--) {
      for (int k = 0; k <= i; k++) {
        assertEquals(k, frame.getInt(refs[k], 9_996));
      }
      scopes[i].close();
      long dead = refs[i];
      assertThrows(FrameEndedException.class, () -> frame.getInt(dead, 9_996));
    }
    assertEquals(0, frame.used());
    frame.close();
  }

  @Test
  void close_refusesWhileAnInnerScopeIsOpen() {
    Frame frame = alloc.beginFrame();
    FrameScope outer = frame.nested();
    long ref = frame.ref(8);
    FrameScope inner = frame.nested();
    Misuse.assertStillOpen("nested scope closed", outer::close);
    frame.setInt(ref, 0, 1);
    inner.close();
    outer.close();
    frame.close();
  }

  @Test
  void endFrame_withANestedScopeOpenEndsBothAndSaysSo() {
    Frame first = alloc.beginFrame();
    FrameScope scope = first.nested();
    MemorySegment inner = first.allocate(JAVA_INT);
    Misuse.assertEndedWithScopes(first::close);
    assertFalse(alloc.inFrame());
    assertFalse(inner.scope().isAlive());
    Misuse.assertOver("nested scope", scope::close);
    Frame second = alloc.beginFrame();
    second.nested();
    second.checkpoint();
    Misuse.assertEndedWithScopes(alloc::endFrame);
    assertThrows(FrameEndedException.class, () -> second.ref(8));
    assertFalse(alloc.inFrame());
  }

  @Test
  void exceptionPastAnOpenScope_isNotTheEndOfTheLoop() {
    for (int tick = 1; tick <= 3; tick++) {
      var thrown = assertThrows(ArithmeticException.class, this::failInsideAScope);
      assertEquals(
          FrameStateException.class, thrown.getSuppressed()[0].getClass(), "as the second cause");
      assertEquals(tick, alloc.frameNumber());
    }
  }

  private void failInsideAScope() {
    try (Frame frame = alloc.beginFrame()) {
      FrameScope scope = frame.nested();
      if (scope.isAlive()) {
        throw new ArithmeticException();
      }
      scope.close();
    }
  }

  @Test
  void close_refusesASecondTime() {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    scope.close();
    Misuse.assertOver("nested scope", scope::close);
    FrameScope next = frame.nested();
    Misuse.assertOver("nested scope", scope::close);
    next.close();
    frame.close();
    Misuse.assertOver("nested scope", scope::close);
    try (Frame later = alloc.beginFrame()) {
      assertEquals(2, later.number());
      Misuse.assertOver("nested scope", scope::close);
    }
  }

  @Test
  void close_killsCheckpointsTakenInside() {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    Checkpoint inside = frame.checkpoint();
    scope.close();
    Misuse.assertOver("checkpoint", () -> frame.rollbackTo(inside));
    frame.close();
  }

  @Test
  void deadData_saysThatItsScopeWasRewound() {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    scope.close();
    var ended = assertThrows(FrameEndedException.class, scope::check);
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: thread="
            + Thread.currentThread().getName()
            + ", frame=1; its nested scope or checkpoint was rewound"
            + "; hint: use it inside its frame, or keep the value with poolBox",
        ended.getMessage());
    assertEquals(1, ended.frame());
    assertEquals(0, ended.framesAgo());
    frame.close();
  }
}
