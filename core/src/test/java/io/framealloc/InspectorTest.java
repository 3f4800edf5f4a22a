package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.internal.frame.Inspector;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class InspectorTest {

  private static final class Log extends Inspector {

    final List<String> lines = new ArrayList<>();
    private final int everyNth;

    Log(int everyNth) {
      this.everyNth = everyNth;
    }

    @Override
    public boolean began(ThreadArena arena) {
      lines.add("began " + arena.number);
      return arena.number % everyNth == 0;
    }

    @Override
    public void took(Block block, long address, long bytes) {
      boolean inside = address >= block.base && address + bytes <= block.end();
      lines.add((inside ? "took " : "outside ") + bytes);
    }

    @Override
    public void extended(long more) {
      lines.add("extended " + more);
    }

    @Override
    public void ending(ThreadArena arena, long since) {
      lines.add("ending " + since);
    }
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  private Log inspect(int everyNth) {
    Log log = new Log(everyNth);
    alloc.accounting().arenas.atArrival(arena -> arena.inspectBy(log));
    return log;
  }

  private static void work(Frame frame) {
    frame.box(1);
    frame.alloc(0);
    frame.alloc(24, 64);
    frame.ref(16);
    try (FrameScope _ = frame.nested()) {
      frame.box(2L);
    }
    FrameIntVec vec = frame.intVec(16);
    for (int i = 0; i < 17; i++) {
      vec.push(i);
    }
    try (FrameScope _ = frame.nested()) {
      vec.reserve(100);
    }
  }

  @Test
  void inspector_seesEveryAllocationRewindAndEnd() {
    Log log = inspect(1);
    try (Frame frame = alloc.beginFrame()) {
      work(frame);
    }
    assertEquals(
        List.of(
            "began 1",
            "took 4",
            "took 0",
            "took 24",
            "took 16",
            "took 8",
            "ending 4",
            "took 64",
            "extended 64",
            "took 400",
            "ending 6",
            "ending 0"),
        log.lines);
  }

  @Test
  void inspectedFrame_hasTheSameFigures() {
    List<Object> figures = new ArrayList<>();
    Consumer<Frame> note =
        frame -> {
          work(frame);
          FrameStats stats = frame.stats();
          figures.add(
              List.of(
                  stats.bytesAllocated(),
                  stats.allocationCount(),
                  stats.peakBytes(),
                  frame.remaining()));
        };
    try (Frame frame = alloc.beginFrame()) {
      note.accept(frame);
    }
    inspect(1);
    try (Frame frame = alloc.beginFrame()) {
      note.accept(frame);
    }
    assertEquals(figures.get(0), figures.get(1));
  }

  @Test
  void frameThatIsNotInspected_isNotSeen() {
    Log log = inspect(2);
    for (int i = 0; i < 3; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(8);
        frame.box(1L);
      }
    }
    assertEquals(
        List.of("began 1", "began 2", "took 8", "took 8", "ending 0", "began 3"), log.lines);
  }

  @Test
  void inspectorOfAnOpenFrame_seesTheRest() {
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
      Log log = inspect(1);
      alloc.frameBox(2);
      frame.box(3L);
      assertEquals(List.of("began 1", "took 4", "took 8"), log.lines);
    }
  }

  @Test
  void twoInspectors_bothSee() {
    Log all = inspect(1);
    Log second = inspect(2);
    for (int i = 0; i < 2; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.box(1);
      }
    }
    assertEquals(
        List.of("began 1", "took 4", "ending 0", "began 2", "took 4", "ending 0"), all.lines);
    assertEquals(List.of("began 1", "began 2", "took 4", "ending 0"), second.lines);
  }

  @Test
  void inspector_isOfTheThread() throws InterruptedException {
    Log log = inspect(1);
    Thread thread =
        new Thread(
            () -> {
              try (Frame frame = alloc.beginFrame()) {
                frame.box(1);
              }
            });
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(30));
    assertEquals(List.of("began 1", "took 4", "ending 0"), log.lines);
  }
}
