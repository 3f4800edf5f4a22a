package io.framealloc.internal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.FrameEndedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** References across the moment when the 32 bits of their generation start anew. */
@Tag("fallback")
final class GenerationWrapTest {

  private static final long ALL = 1L << 32;

  private static long wraps = 1;

  /** Moves the counter to {@code before} generations before its next wrap; never back. */
  private static synchronized void goToTheNextWrap(long before) {
    wraps++;
    Generations.skipTo(wraps * ALL - before);
  }

  private static SmartAlloc create() {
    return SmartAlloc.create(AllocConfig.builder().firstBlock(Bytes.kilobytes(64)).build());
  }

  @Test
  void framesAcrossTheWrap_haveReferencesThatWork() {
    for (long before : new long[] {1, 2, 100, 1023, 1024, 1025, 3000, 1L << 31}) {
      goToTheNextWrap(before);
      try (SmartAlloc alloc = create()) {
        for (int i = 0; i < 5000; i++) {
          try (Frame frame = alloc.beginFrame()) {
            long ref = frame.ref(8);
            assertTrue(ref >>> 32 != 0);
            frame.setLong(ref, 0, i);
            assertEquals(i, frame.getLong(ref, 0));
          }
        }
      }
    }
  }

  @Test
  void referencesFromBeforeTheWrap_areStaleBehindIt() {
    goToTheNextWrap(1000);
    try (SmartAlloc alloc = create()) {
      List<Long> stale = new ArrayList<>();
      for (int i = 0; i < 4000; i++) {
        try (Frame frame = alloc.beginFrame()) {
          long ref = frame.ref(8);
          if (i % 10 == 0) {
            stale.forEach(
                old -> assertThrows(FrameEndedException.class, () -> frame.getLong(old, 0)));
          }
          if (i % 100 == 0) {
            stale.add(ref);
          }
        }
      }
    }
  }

  @Test
  void referenceOlderByExactlyAllGenerations_isStale() {
    goToTheNextWrap(0);
    Generations.skipTo(wraps * ALL + 5000);
    long old = firstReferenceOfANewArena();
    wraps++;
    Generations.skipTo(wraps * ALL + 5000);
    try (SmartAlloc alloc = create();
        Frame frame = alloc.beginFrame()) {
      long fresh = frame.ref(64);
      assertEquals(old >>> 32, fresh >>> 32, "the same 32 bits again");
      frame.setLong(fresh, 0, 1);
      assertThrows(FrameEndedException.class, () -> frame.getLong(old, 0));
      assertThrows(FrameEndedException.class, () -> frame.setLong(old, 0, 2));
      assertEquals(1, frame.getLong(fresh, 0));
    }
  }

  private static long firstReferenceOfANewArena() {
    try (SmartAlloc alloc = create();
        Frame frame = alloc.beginFrame()) {
      return frame.ref(64);
    }
  }

  @Test
  void nestedScopesAcrossTheWrap_keepTheirReferencesApart() {
    goToTheNextWrap(1500);
    try (SmartAlloc alloc = create();
        Frame frame = alloc.beginFrame()) {
      long outer = frame.ref(8);
      frame.setLong(outer, 0, 42);
      List<FrameScope> scopes = new ArrayList<>();
      List<Long> refs = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        scopes.add(frame.nested());
        refs.add(frame.ref(80));
        frame.setLong(refs.get(i), 72, i);
      }
      for (int i = 2999; i >= 0; i--) {
        assertEquals(i, frame.getLong(refs.get(i), 72));
        assertEquals(i / 2, frame.getLong(refs.get(i / 2), 72));
        scopes.get(i).close();
        long dead = refs.get(i);
        assertThrows(FrameEndedException.class, () -> frame.getLong(dead, 72));
      }
      assertEquals(42, frame.getLong(outer, 0));
    }
  }

  @Test
  void rollbacksAcrossTheWrap_keepEarlierReferencesGood() {
    goToTheNextWrap(1500);
    try (SmartAlloc alloc = create();
        Frame frame = alloc.beginFrame()) {
      long outer = frame.ref(8);
      Checkpoint checkpoint = frame.checkpoint();
      long last = 0;
      for (int i = 0; i < 4000; i++) {
        long ref = frame.ref(8);
        frame.setLong(ref, 0, i);
        frame.setLong(outer, 0, i);
        long dead = last;
        if (i > 0) {
          assertThrows(FrameEndedException.class, () -> frame.getLong(dead, 0));
        }
        assertEquals(i, frame.getLong(ref, 0));
        frame.rollbackTo(checkpoint);
        last = ref;
      }
      assertEquals(3999, frame.getLong(outer, 0));
    }
  }

  @Test
  void chainedBlocksBehindTheWrap_areReached() {
    goToTheNextWrap(100);
    try (SmartAlloc alloc = create()) {
      for (int i = 0; i < 1500; i += 1) {
        alloc.beginFrame().close();
      }
      try (Frame frame = alloc.beginFrame()) {
        long[] refs = new long[100];
        for (int i = 0; i < refs.length; i++) {
          refs[i] = frame.ref(10_000);
          frame.setLong(refs[i], 9_992, i);
        }
        for (int i = 0; i < refs.length; i++) {
          assertEquals(i, frame.getLong(refs[i], 9_992));
        }
      }
    }
  }
}
