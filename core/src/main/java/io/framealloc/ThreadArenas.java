package io.framealloc;

import io.framealloc.internal.frame.ArenaConfig;
import io.framealloc.internal.frame.ThreadArena;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calling thread's arena.
 *
 * <p>First in a table indexed by thread id: an entry is trusted only if its owner is the current
 * thread, so threads that share an entry merely overwrite each other's, and plain accesses suffice
 * (an arena is published by its final fields). Otherwise in a thread local, which costs three times
 * as much and is never hoisted out of a loop.
 *
 * <p>Closing empties the table, so that no thread needs to ask on its fast path whether the
 * allocator is closed: it stores its entry before it reads {@code closed}, and closing writes these
 * in the other order.
 */
final class ThreadArenas {

  private static final int SIZE = 256;

  private final ArenaConfig config;
  private final @Nullable ThreadArena[] table = new ThreadArena[SIZE];

  @SuppressWarnings("ThreadLocalUsage") // one per allocator
  private final ThreadLocal<ThreadArena> local = new ThreadLocal<>();

  private volatile boolean closed;

  ThreadArenas(ArenaConfig config) {
    this.config = config;
  }

  ThreadArena ofCurrentThread() {
    Thread thread = Thread.currentThread();
    ThreadArena arena = table[(int) thread.threadId() & (SIZE - 1)];
    return arena != null && arena.owner == thread ? arena : find(thread);
  }

  private ThreadArena find(Thread thread) {
    ThreadArena arena = local.get();
    if (arena == null) {
      arena = new ThreadArena(config, thread);
      local.set(arena);
    }
    int slot = (int) thread.threadId() & (SIZE - 1);
    table[slot] = arena;
    VarHandle.fullFence();
    if (closed) {
      table[slot] = null;
      arena.close();
    }
    return arena;
  }

  /** From now on every thread finds its arena closed, at the latest at its next look. */
  void close() {
    closed = true;
    Arrays.fill(table, null);
  }

  void ifPresent(Consumer<ThreadArena> action) {
    ThreadArena arena = local.get();
    if (arena != null) {
      action.accept(arena);
    }
  }
}
