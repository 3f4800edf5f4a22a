package io.framealloc.demo.run;

import com.sun.management.ThreadMXBean;
import io.framealloc.demo.scene.Workers;
import java.lang.management.ManagementFactory;

/** Counts the heap bytes that the calling thread and a team of workers allocate. */
final class AllocationMeter {

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long[] others;

  AllocationMeter(Workers workers) {
    others = new long[workers.count() - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = workers.threadId(i + 1);
    }
    threads.setThreadAllocatedMemoryEnabled(true);
  }

  /** The bytes allocated so far; reading it allocates nothing. */
  long bytes() {
    long sum = threads.getCurrentThreadAllocatedBytes();
    for (long id : others) {
      sum += threads.getThreadAllocatedBytes(id);
    }
    return sum;
  }
}
