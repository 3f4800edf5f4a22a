package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a transfer costs on the Java heap: the handle and the received box, and nothing else. */
@Tag("allocation")
final class TransferAllocationTest {

  private record Point(double x, double y, double z) {}

  private static final int ROUNDS = 20_000;
  private static final int HANDLE = 32;
  private static final int BOX = 24;
  private static final int FRAME_AND_ITS_BOX = 16 + 32;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Point point = new Point(1, 2, 3);
  private final Object[] kept = new Object[4];

  @AfterEach
  void close() {
    alloc.close();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static void assertBytesPerRound(int most, Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = allocated();
      for (int i = 0; i < ROUNDS; i++) {
        round.run();
      }
      best = Math.min(best, allocated() - before);
    }
    long found = best;
    assertTrue(found <= (long) most * ROUNDS + 8192, () -> (double) found / ROUNDS + " bytes");
  }

  @Test
  void aValue_costsTheHandleAndTheBox() {
    assertBytesPerRound(
        HANDLE + BOX,
        () -> {
          TransferHandle<Point> handle = alloc.frameBoxForTransfer(point);
          kept[0] = handle;
          PoolBox<Point> box = handle.receive();
          kept[1] = box;
          box.close();
        });
  }

  @Test
  void aFrameBox_costsNoMore() {
    assertBytesPerRound(
        FRAME_AND_ITS_BOX + HANDLE + BOX,
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Point> box = frame.box(point);
            kept[0] = box;
            TransferHandle<Point> handle = alloc.frameBoxForTransfer(box);
            kept[1] = handle;
            handle.receive().close();
          }
        });
  }
}
