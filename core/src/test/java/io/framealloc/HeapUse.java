package io.framealloc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much the calling thread allocates on the Java heap. */
final class HeapUse {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final boolean INTERPRETED =
      System.getProperty("java.vm.info").contains("interpreted mode");
  private static final int ROUNDS = 4096;
  private static final int WARM_UP = INTERPRETED ? 1 : 20;

  private HeapUse() {}

  /** Bytes per run, once {@code body} has run often enough to be compiled. */
  static double perRun(Runnable body) {
    for (int i = 0; i < WARM_UP; i++) {
      measure(body);
    }
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      least = Math.min(least, measure(body));
    }
    return least;
  }

  private static double measure(Runnable body) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROUNDS; i++) {
      body.run();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) ROUNDS;
  }
}
