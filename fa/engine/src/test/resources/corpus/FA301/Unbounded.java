import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** Memory of one frame has an end. */
final class Unbounded {

  private volatile boolean running = true;

  static void forever(SmartAlloc alloc) {
    alloc.beginFrame();
    while (true) {
      FrameVec<Byte> data = alloc.frameVec(Byte.class); // WARN FA301
      data.resize(1_000_000, (byte) 0);
    }
  }

  static void endlessFor(Frame frame) {
    for (; ; ) {
      frame.intVec().push(1); // WARN FA301
    }
  }

  void whileRunning(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      while (running) {
        frame.alloc(64); // WARN FA301
      }
    }
  }

  static void read(SmartAlloc alloc, Iterator<Integer> source) {
    try (Frame frame = alloc.beginFrame()) {
      while (source.hasNext()) {
        frame.slice(Integer.class, 1000).set(0, source.next()); // WARN FA301
      }
    }
  }

  static void drain(Frame frame, Queue<Integer> queue) {
    Integer next;
    while ((next = queue.poll()) != null) {
      frame.box(next); // WARN FA301
    }
  }

  static void frameInside(SmartAlloc alloc, Iterator<Integer> source) { // CLEAN
    while (source.hasNext()) {
      try (Frame frame = alloc.beginFrame()) {
        frame.slice(Integer.class, 1000).set(0, source.next());
      }
    }
  }

  static void scopeInside(Frame frame, Iterator<Integer> source) { // CLEAN
    while (source.hasNext()) {
      try (FrameScope _ = frame.nested()) {
        frame.box(source.next());
      }
    }
  }

  static void asks(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    while (alloc.frameRemaining() > 2_000_000) {
      alloc.frameVec(Byte.class).resize(1_000_000, (byte) 0);
    }
    alloc.endFrame();
  }

  static void asksTheFrame(Frame frame, Iterator<Integer> source) { // CLEAN
    while (source.hasNext() && frame.remaining() > 1_000_000) {
      frame.box(source.next());
    }
  }

  static void asksInside(SmartAlloc alloc, Iterator<Integer> source) { // CLEAN
    alloc.beginFrame();
    while (source.hasNext()) {
      if (alloc.frameUsage() < 1_000_000) {
        alloc.frameBox(source.next());
      }
    }
    alloc.endFrame();
  }

  static long counted(Frame frame, int n) { // CLEAN
    FrameIntVec all = frame.intVec();
    for (int i = 0; i < n; i++) {
      FrameBox<Integer> box = frame.box(i);
      all.push(box.get());
    }
    return all.sum();
  }

  static long overAList(Frame frame, List<Integer> values) { // CLEAN
    FrameIntVec all = frame.intVec();
    for (int value : values) {
      all.push(frame.box(value).get());
    }
    return all.sum();
  }

  static void oneFrameEachRound(SmartAlloc alloc) { // CLEAN
    while (true) {
      alloc.beginFrame();
      alloc.frameIntVec().push(1);
      alloc.endFrame();
    }
  }

  static void beforeTheLoop(Frame frame, Iterator<Integer> source) { // CLEAN
    FrameIntVec all = frame.intVec();
    while (source.hasNext()) {
      all.push(source.next());
    }
  }
}
