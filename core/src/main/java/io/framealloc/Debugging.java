package io.framealloc;

import io.framealloc.internal.debug.FrameChoice;
import io.framealloc.internal.debug.GuardedMemory;
import io.framealloc.internal.memory.BlockCache;

/** Debug mode of one allocator, which is off until the settings or a call ask for it. */
final class Debugging {

  private final ThreadArenas arenas;
  private final BlockCache cache;
  private final Pools pools;
  private final DiagnosticSink sink;
  private FrameChoice choice = FrameChoice.NONE;

  Debugging(ThreadArenas arenas, BlockCache cache, Pools pools, DiagnosticSink sink) {
    this.arenas = arenas;
    this.cache = cache;
    this.pools = pools;
    this.sink = sink;
  }

  /** Switches on what the settings ask for. */
  void follow(AllocConfig config) {
    StrictFrames strict = config.strictFrames();
    if (config.debug()) {
      checkEverything();
    } else if (strict.oneIn() > 0) {
      check(new FrameChoice(strict.oneIn(), strict.seed()));
    }
  }

  /** Checks everything from now on. */
  void checkEverything() {
    pools.guard();
    check(FrameChoice.ALL);
  }

  private synchronized void check(FrameChoice frames) {
    if (!choice.equals(frames)) {
      choice = frames;
      arenas.atArrival(arena -> check(arena, frames));
    }
  }

  private void check(FrameArena arena, FrameChoice frames) {
    if (arena.placement() instanceof GuardedMemory known) {
      known.choose(frames);
    } else {
      arena.placeBy(new GuardedMemory(arena, cache, frames, sink::report));
    }
  }
}
