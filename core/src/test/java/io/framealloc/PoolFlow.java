package io.framealloc;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * A thread that opens boxes and another that closes them, for ever: what the allocator holds must
 * not grow. Run by itself it lets 100 million boxes pass and prints what is reserved and resident.
 */
final class PoolFlow {

  private static final int BATCH = 1000;

  private final SmartAlloc alloc;
  private final boolean inFrames;
  private final ArrayBlockingQueue<PoolSlot[]> full = new ArrayBlockingQueue<>(8);
  private final ArrayBlockingQueue<PoolSlot[]> empty = new ArrayBlockingQueue<>(8);

  PoolFlow(SmartAlloc alloc, boolean inFrames) {
    this.alloc = alloc;
    this.inFrames = inFrames;
    for (int i = 0; i < 4; i++) {
      empty.add(new PoolSlot[BATCH]);
    }
  }

  /** Lets this many boxes pass, in whole batches; the caller opens them. */
  void run(long boxes) {
    long batches = boxes / BATCH;
    Thread closer = Thread.ofPlatform().name("closer").start(() -> closeAll(batches));
    try {
      for (long i = 0; i < batches; i++) {
        PoolSlot[] batch = empty.take();
        open(batch);
        full.put(batch);
      }
      closer.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void open(PoolSlot[] batch) {
    if (inFrames) {
      alloc.beginFrame();
    }
    for (int i = 0; i < batch.length; i++) {
      batch[i] = alloc.poolAlloc(64);
    }
    if (inFrames) {
      alloc.endFrame();
    }
  }

  private void closeAll(long batches) {
    try {
      for (long i = 0; i < batches; i++) {
        PoolSlot[] batch = full.take();
        for (PoolSlot slot : batch) {
          slot.close();
        }
        empty.put(batch);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] args) {
    long boxes = args.length > 0 ? Long.parseLong(args[0]) : 100_000_000;
    try (SmartAlloc alloc = SmartAlloc.create()) {
      PoolFlow flow = new PoolFlow(alloc, true);
      for (int i = 1; i <= 10; i++) {
        flow.run(boxes / 10);
        System.out.printf(
            "%,d boxes: reserved %s, resident %s, %s%n",
            i * boxes / 10,
            Bytes.format(alloc.reservedBytes()),
            Bytes.format(Residence.bytes()),
            alloc.deferredFreeStats());
      }
    }
  }
}
