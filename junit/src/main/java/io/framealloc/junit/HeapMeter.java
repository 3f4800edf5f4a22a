package io.framealloc.junit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the calling thread has taken from the Java heap since its start; asking takes nothing. */
final class HeapMeter {

  private final ThreadMXBean threads;

  HeapMeter() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)
        || !bean.isThreadAllocatedMemorySupported()) {
      throw new UnsupportedOperationException("this JVM does not count what a thread allocates");
    }
    threads = bean;
    threads.setThreadAllocatedMemoryEnabled(true);
  }

  long bytes() {
    return threads.getCurrentThreadAllocatedBytes();
  }
}
