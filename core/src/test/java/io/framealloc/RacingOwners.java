package io.framealloc;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A main class: threads use and close each other's task memory, scratch boxes and retained values,
 * all at once, against the rules. Exceptions may come of it, and mixed up data in what is misused;
 * but no thread may ever find another's mark in memory of its own frame.
 */
final class RacingOwners {

  private static final int THREADS = 3;
  private static final int WORDS = 64;

  private final AtomicReferenceArray<Object> left = new AtomicReferenceArray<>(32);
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private volatile SmartAlloc alloc = open();

  private RacingOwners() {}

  /** Takes the number of rounds over all threads, and a seed. */
  public static void main(String[] args) throws InterruptedException {
    RacingOwners race = new RacingOwners();
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
    SmartAlloc alloc = SmartAlloc.create();
    alloc.diagnostics(finding -> {});
    return alloc;
  }

  private void rounds(int rounds, Random random, long mark) {
    for (int i = 0; i < rounds; i++) {
      try {
        round(random, mark | i);
      } catch (RuntimeException misused) {
        refused.incrementAndGet();
      }
      done.incrementAndGet();
    }
  }

  private void round(Random random, long mark) {
    SmartAlloc here = alloc;
    if (random.nextInt(3000) == 0) {
      alloc = open();
      here.close();
    } else if (random.nextBoolean()) {
      use(left.get(random.nextInt(left.length())), random, mark);
    } else {
      make(here, random, mark);
    }
  }

  private void make(SmartAlloc here, Random random, long mark) {
    try (Frame frame = here.beginFrame()) {
      FrameLongVec vec = frame.longVec();
      FrameLongVec checked = frame.longVec();
      for (int i = 0; i < WORDS; i++) {
        vec.push(mark);
        checked.push(mark);
      }
      TaskAlloc task = here.taskAlloc();
      TaskVec<Long> values = task.vec(Long.class);
      values.push(-1L);
      leave(random, task);
      leave(random, values);
      leave(random, here.scratchPool("race").box(-1L));
      leave(random, here.frameRetained(-1L, RetentionPolicy.PROMOTE_TO_POOL));
      leave(random, here.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_POOL));
      for (int i = 0; i < WORDS; i++) {
        if (checked.get(i) != mark) {
          System.out.println("found " + Long.toHexString(checked.get(i)));
          Runtime.getRuntime().halt(3);
        }
      }
    }
  }

  private void leave(Random random, Object thing) {
    left.set(random.nextInt(left.length()), thing);
  }

  @SuppressWarnings("unchecked") // made above
  private void use(Object thing, Random random, long mark) {
    boolean closes = random.nextInt(4) == 0;
    switch (thing) {
      case TaskAlloc task when closes -> task.close();
      case TaskAlloc task -> leave(random, task.slice(Long.class, random.nextInt(500)));
      case TaskVec<?> vec -> ((TaskVec<Long>) vec).push(-1L);
      case TaskSlice<?> slice -> ((TaskSlice<Long>) slice).set(random.nextInt(500), -1L);
      case ScratchBox<?> box when closes -> alloc.scratchPool("race").reset();
      case ScratchBox<?> box -> ((ScratchBox<Long>) box).set(-1L);
      case FrameRetained<?> kept when closes -> kept.close();
      case FrameRetained<?> kept -> useRetained(kept.get(), mark);
      case null, default -> {}
    }
  }

  private static void useRetained(Object value, long mark) {
    if (value instanceof FrameLongVec vec) {
      vec.set(0, ~mark);
      vec.push(~mark);
    }
  }
}
