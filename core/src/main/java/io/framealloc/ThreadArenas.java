package io.framealloc;

import io.framealloc.internal.frame.ArenaConfig;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calling thread's arena.
 *
 * <p>First by a field that holds the arena of the first platform thread that came, as a rule the
 * main loop's; other threads see by the field beside it that they are not meant, without a look
 * into that arena, which its thread writes to all the time. Then in a table indexed by thread id:
 * an entry is trusted only if its owner is the current thread, so threads that share an entry
 * merely overwrite each other's, and plain accesses suffice (an arena is published by its final
 * fields). At last in a thread local, which costs three times as much and is never hoisted out of a
 * loop.
 *
 * <p>To close, or to give every thread something to do, empties the field and the table, so that no
 * thread needs to ask for these on its fast path: it stores its entry before it reads {@code
 * closed} and {@code arrivals}, and those are written before the table is emptied. The field is
 * volatile so that a loop looks again every time. Two threads that become the main one at once may
 * mix their entries up, so the owner is compared too.
 */
final class ThreadArenas {

  private static final int SIZE = 256;

  /** What the phases of all threads are counted in. */
  final PhaseTable phases = new PhaseTable();

  private final ArenaConfig config;
  private final @Nullable FrameArena[] table = new FrameArena[SIZE];

  @SuppressWarnings("ThreadLocalUsage") // one per allocator
  private final ThreadLocal<FrameArena> local = new ThreadLocal<>();

  private volatile @Nullable Thread main;
  private @Nullable FrameArena ofMain;
  private volatile boolean closed;
  private volatile boolean watched;
  private final DiagnosticSink sink;
  private volatile List<Consumer<FrameArena>> arrivals = List.of();

  ThreadArenas(ArenaConfig config, DiagnosticSink sink) {
    this.config = config;
    this.sink = sink;
  }

  FrameArena ofCurrentThread() {
    Thread thread = Thread.currentThread();
    if (main == thread) {
      FrameArena arena = ofMain;
      if (arena != null && arena.owner == thread) {
        return arena;
      }
    }
    return inTable(thread);
  }

  private FrameArena inTable(Thread thread) {
    FrameArena arena = table[(int) thread.threadId() & (SIZE - 1)];
    return arena != null && arena.owner == thread ? arena : find(thread);
  }

  private FrameArena find(Thread thread) {
    FrameArena arena = local.get();
    if (arena == null) {
      arena = new FrameArena(config, phases, sink, thread);
      local.set(arena);
    }
    Thread known = main;
    if (!thread.isVirtual() && (known == null || !known.isAlive())) {
      ofMain = arena;
      main = thread;
    }
    table[(int) thread.threadId() & (SIZE - 1)] = arena;
    VarHandle.fullFence();
    arena.watch(watched);
    List<Consumer<FrameArena>> due = arrivals;
    while (arena.arrivals < due.size()) {
      due.get(arena.arrivals++).accept(arena);
    }
    if (closed) {
      empty();
      arena.close();
    }
    return arena;
  }

  /** Lets every thread do {@code action} once, with its arena, at the latest at its next look. */
  synchronized void atArrival(Consumer<FrameArena> action) {
    List<Consumer<FrameArena>> longer = new ArrayList<>(arrivals);
    longer.add(action);
    arrivals = List.copyOf(longer);
    empty();
  }

  /** From now on the frames of every thread are told, or no longer; from its next look on. */
  void watch(boolean on) {
    watched = on;
    empty();
  }

  /** From now on every thread finds its arena closed, at the latest at its next look. */
  void close() {
    closed = true;
    empty();
  }

  private void empty() {
    VarHandle.fullFence(); // whoever stores an entry after this sees what was written before
    main = null;
    ofMain = null;
    Arrays.fill(table, null);
  }

  /** The arenas of threads that came lately, as far as this thread sees them; for messages. */
  List<FrameArena> recent() {
    return Stream.concat(Stream.ofNullable(ofMain), Arrays.stream(table))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The calling thread's arena, if it has one. */
  @Nullable FrameArena own() {
    return local.get();
  }

  void ifPresent(Consumer<FrameArena> action) {
    FrameArena arena = local.get();
    if (arena != null) {
      action.accept(arena);
    }
  }
}
