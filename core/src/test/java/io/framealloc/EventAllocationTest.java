package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.EventSubscription;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a frame costs on the Java heap while it is recorded, and after somebody has listened. */
@Tag("allocation")
final class EventAllocationTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private Frame frame;

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private void assertFrameCosts(double bytes) {
    double used =
        HeapUse.perRun(
            () -> {
              frame = alloc.beginFrame();
              frame.intVec(16).push(1);
              frame.close();
            });
    assertTrue(used <= bytes, () -> "bytes per run: " + used + ", allowed: " + bytes);
  }

  private double withoutEvents() {
    return HeapUse.perRun(
        () -> {
          frame = alloc.beginFrame();
          frame.intVec(16).push(1);
          frame.close();
        });
  }

  @Test
  void recordedFrame_makesNoGarbage() {
    double before = withoutEvents();
    try (Recording recording = new Recording()) {
      recording.setToDisk(false);
      recording.start();
      assertFrameCosts(before + 1);
    }
  }

  @Test
  void frameAfterTheLastListener_costsWhatItDidBefore() {
    double before = withoutEvents();
    EventSubscription subscription = alloc.onFrameEvent(event -> {});
    alloc.beginFrame().close();
    subscription.close();
    assertFrameCosts(before + 0.5);
  }
}
