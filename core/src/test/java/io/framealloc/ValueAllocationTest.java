package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import io.framealloc.Shapes.Body;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What values leave on the Java heap, compiled, with C1 only, and interpreted: nothing. */
@Tag("allocation")
final class ValueAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;

  private static volatile Object sink;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();
  private final FrameVec<Body> vec = frame.vec(Body.class, 200);

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private static long allocatedBy(Runnable work) {
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void measurement_seesAnAllocation() {
    assertNotEquals(0, allocatedBy(() -> sink = new int[10]));
  }

  @Test
  void pushAndSet_allocateNothing() {
    Body body = Shapes.body(3);
    FrameBox<Body> box = frame.box(body);
    assertEquals(
        0,
        allocatedBy(
            () -> {
              vec.clear();
              for (int i = 0; i < 200; i++) {
                vec.push(body);
              }
              for (int i = 0; i < vec.size(); i++) {
                vec.set(i, body);
              }
              box.set(body);
            }));
  }

  @Test
  void cursor_allocatesNothing() {
    vec.resize(200, Shapes.body(3));
    Cursor<CursorTest.BodyRef> cursor = vec.cursor(CursorTest.BodyRef.class);
    assertEquals(
        0,
        allocatedBy(
            () -> {
              for (int i = 0; i < vec.size(); i++) {
                CursorTest.BodyRef body = cursor.at(i);
                body.pos_x(body.pos_x() + 1).mass(body.mass() * 2);
                body.awake(!body.awake());
                body.level(body.level());
              }
            }));
  }
}
