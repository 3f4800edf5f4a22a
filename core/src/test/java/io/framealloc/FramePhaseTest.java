package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.FrameEndedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class FramePhaseTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void phase_countsWhatIsAllocatedInIt() {
    try (Frame frame = alloc.beginFrame()) {
      frame.ref(64);
      FramePhase outer = frame.phase("physics");
      frame.ref(16);
      FramePhase inner = frame.phase("contacts");
      frame.ref(8);
      frame.ref(8);
      inner.close();
      frame.ref(32);
      outer.close();
      frame.ref(64);
      assertEquals("physics", outer.name());
      assertEquals(64, outer.bytesAllocated());
      assertEquals(4, outer.allocationCount());
      assertEquals("contacts", inner.name());
      assertEquals(16, inner.bytesAllocated());
      assertEquals(2, inner.allocationCount());
    }
  }

  @Test
  void phase_countsWhatWasRolledBack() {
    try (Frame frame = alloc.beginFrame();
        FramePhase phase = frame.phase("try")) {
      Checkpoint before = frame.checkpoint();
      frame.ref(128);
      frame.rollbackTo(before);
      assertEquals(128, phase.bytesAllocated());
      assertEquals(1, phase.allocationCount());
    }
  }

  @Test
  void phase_closedTwiceOrAfterItsFrame_isRefused() {
    Frame frame = alloc.beginFrame();
    FramePhase closed = frame.phase("closed");
    closed.close();
    Misuse.assertOver("phase", closed::close);
    FramePhase open = frame.phase("open");
    frame.close();
    Misuse.assertOver("phase", open::close);
    assertThrows(FrameEndedException.class, open::bytesAllocated);
    assertEquals(0, closed.bytesAllocated());
    assertThrows(FrameEndedException.class, () -> frame.phase("late"));
  }

  @Test
  void phase_onAnotherThread_isRefused() {
    Frame frame = alloc.beginFrame();
    FramePhase phase = frame.phase("mine");
    assertThrows(WrongThreadException.class, () -> Threads.on("other", phase::close));
    phase.close();
    frame.close();
  }
}
