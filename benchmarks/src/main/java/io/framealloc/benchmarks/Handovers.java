package io.framealloc.benchmarks;

import io.framealloc.PoolBox;
import io.framealloc.TransferHandle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/** Values of 64 bytes from one thread to another; one invocation is 1,000 of them. */
@Row(value = "handover", title = "1,000 values of 64 bytes from one thread to another")
public class Handovers extends Comparison {

  private static final int MESSAGES = 1000;
  private static final int RING = 1024;

  /** Where the receiver takes messages from; it has one. */
  private interface Source {
    Object take() throws InterruptedException;
  }

  /** A value in an arena of its own. */
  private record Message(Arena arena, MemorySegment value) {}

  private final AtomicReferenceArray<Object> ring = new AtomicReferenceArray<>(RING);
  private final LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();
  private final AtomicLong done = new AtomicLong();
  private Thread receiver;
  private long sent;
  private long taken;
  private double sum;

  private void startReceiver(Source source) {
    if (receiver == null) {
      receiver = Thread.ofPlatform().daemon().start(() -> receiveAll(source));
    }
  }

  @TearDown
  public void stopReceiver() throws InterruptedException {
    receiver.interrupt();
    receiver.join();
    receiver = null;
  }

  private void receiveAll(Source source) {
    try {
      while (true) {
        sum += consume(source.take());
        done.lazySet(done.getPlain() + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double consume(Object message) {
    switch (message) {
      case TransferHandle<?> handle -> {
        try (PoolBox<?> box = handle.receive()) {
          return ((Particle) box.get()).mass();
        }
      }
      case Message(Arena arena, MemorySegment value) -> {
        double mass = value.get(ValueLayout.JAVA_DOUBLE, 6 * Double.BYTES);
        arena.close();
        return mass;
      }
      default -> {
        return ((Particle) message).mass();
      }
    }
  }

  private Object takeFromRing() throws InterruptedException {
    int at = (int) taken & (RING - 1);
    Object message = ring.getAcquire(at);
    while (message == null) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Thread.onSpinWait();
      message = ring.getAcquire(at);
    }
    taken++;
    ring.setRelease(at, null);
    return message;
  }

  private void putIntoRing(Object message) {
    int at = (int) sent & (RING - 1);
    while (ring.getAcquire(at) != null) {
      Thread.onSpinWait();
    }
    ring.setRelease(at, message);
    sent++;
  }

  private void putIntoQueue(Object message) {
    queue.add(message);
    sent++;
  }

  private void awaitAll() {
    while (done.getAcquire() != sent) {
      Thread.onSpinWait();
    }
  }

  @Benchmark
  public void ring_framealloc() {
    startReceiver(this::takeFromRing);
    for (int i = 0; i < MESSAGES; i++) {
      putIntoRing(alloc.frameBoxForTransfer(Particle.of(i)));
    }
    awaitAll();
  }

  @Benchmark
  public void ring_heapRecord() {
    startReceiver(this::takeFromRing);
    for (int i = 0; i < MESSAGES; i++) {
      putIntoRing(Particle.of(i));
    }
    awaitAll();
  }

  @Benchmark
  @SuppressWarnings("MustBeClosed") // by the receiver
  public void ring_sharedArena() {
    startReceiver(this::takeFromRing);
    for (int i = 0; i < MESSAGES; i++) {
      Arena arena = Arena.ofShared();
      MemorySegment value = arena.allocate(Particle.BYTES, Double.BYTES);
      value.set(ValueLayout.JAVA_DOUBLE, 6 * Double.BYTES, i);
      putIntoRing(new Message(arena, value));
    }
    awaitAll();
  }

  @Benchmark
  public void linkedTransferQueue_framealloc() {
    startReceiver(queue::take);
    for (int i = 0; i < MESSAGES; i++) {
      putIntoQueue(alloc.frameBoxForTransfer(Particle.of(i)));
    }
    awaitAll();
  }

  @Benchmark
  public void linkedTransferQueue_heapRecord() {
    startReceiver(queue::take);
    for (int i = 0; i < MESSAGES; i++) {
      putIntoQueue(Particle.of(i));
    }
    awaitAll();
  }
}
