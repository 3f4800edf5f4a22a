package io.framealloc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A main class: threads begin frames, use them, leave what they made to the others, use what the
 * others left, trim, and close allocators under each other. Only errors of the library and the
 * JDK's refusals may come of it, and no thread may ever find another's mark in memory of its own
 * frame.
 */
final class RacingUse {

  private static final int THREADS = 3;
  private static final int ALLOCATORS = 4;
  private static final int WORDS = 64;

  private final AtomicReferenceArray<SmartAlloc> allocators =
      new AtomicReferenceArray<>(ALLOCATORS);
  private final AtomicReferenceArray<Object> left = new AtomicReferenceArray<>(64);
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  private RacingUse() {
    for (int i = 0; i < ALLOCATORS; i++) {
      allocators.set(i, open());
    }
  }

  /** Takes the number of rounds over all threads, and a seed. */
  public static void main(String[] args) throws InterruptedException {
    RacingUse race = new RacingUse();
    int rounds = Integer.parseInt(args[0]) / THREADS;
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      Random random = new Random(Long.parseLong(args[1]) + t);
      long mark = (t + 1L) << 32;
      threads[t] = new Thread(() -> race.rounds(rounds, random, mark), "racer " + t);
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("rounds " + race.done.get());
    System.out.println("refused some " + (race.refused.get() > 0));
  }

  private static SmartAlloc open() {
    SmartAlloc alloc =
        SmartAlloc.create(AllocConfig.builder().frameCapacity(Bytes.kilobytes(256)).build());
    alloc.diagnostics(finding -> {});
    return alloc;
  }

  private void rounds(int rounds, Random random, long mark) {
    for (int i = 0; i < rounds; i++) {
      try {
        round(random, mark | i);
      } catch (IllegalStateException | WrongThreadException | IndexOutOfBoundsException refusal) {
        refused.incrementAndGet();
      }
      done.incrementAndGet();
    }
  }

  private void round(Random random, long mark) {
    int slot = random.nextInt(ALLOCATORS);
    SmartAlloc alloc = allocators.get(slot);
    switch (random.nextInt(2000)) {
      case 0 -> {
        allocators.set(slot, open());
        alloc.close();
      }
      case 1 -> alloc.trim();
      default -> {
        if (random.nextInt(4) == 0) {
          useWhatIsLeft(left.get(random.nextInt(left.length())), alloc);
        } else {
          frame(alloc, random, mark);
        }
      }
    }
  }

  private void frame(SmartAlloc alloc, Random random, long mark) {
    try (Frame frame = alloc.beginFrame()) {
      FrameLongVec vec = frame.longVec();
      MemorySegment raw = frame.allocate(8L * WORDS, 8);
      long ref = frame.ref(8L * WORDS);
      for (int i = 0; i < WORDS; i++) {
        vec.push(mark);
        raw.setAtIndex(ValueLayout.JAVA_LONG, i, mark);
        frame.setLong(ref, 8L * i, mark);
      }
      if (random.nextInt(50) == 0) {
        frame.allocate(Bytes.kilobytes(100));
      }
      leave(random, vec, raw, ref, frame, alloc.poolBox(mark));
      for (int i = 0; i < WORDS; i++) {
        require(vec.get(i), mark);
        require(raw.getAtIndex(ValueLayout.JAVA_LONG, i), mark);
        require(frame.getLong(ref, 8L * i), mark);
      }
    }
  }

  private void leave(Random random, Object... things) {
    for (Object thing : things) {
      left.set(random.nextInt(left.length()), thing);
    }
  }

  private static void require(long found, long mark) {
    if (found != mark) {
      System.out.println("found " + Long.toHexString(found) + " for " + Long.toHexString(mark));
      Runtime.getRuntime().halt(3);
    }
  }

  /* Of a thread that may be this one; as a rule it must be refused. */
  private static void useWhatIsLeft(Object thing, SmartAlloc alloc) {
    switch (thing) {
      case FrameLongVec vec -> vec.set(0, -1);
      case MemorySegment raw -> raw.setAtIndex(ValueLayout.JAVA_LONG, 0, -1);
      case Frame frame -> frame.close();
      case Long ref -> {
        try (Frame frame = alloc.beginFrame()) {
          frame.setLong(ref, 0, -1);
        }
      }
      case PoolBox<?> box -> box.close();
      case null, default -> {}
    }
  }
}
