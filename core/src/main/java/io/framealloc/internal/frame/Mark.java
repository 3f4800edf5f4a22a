package io.framealloc.internal.frame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** What a thread arena looked like when a nested scope or a checkpoint was opened. */
public final class Mark {

  /** The life token of the region that this mark opened. */
  public final Object life;

  /** The mark below, or null when the frame itself is below. */
  public final @Nullable Mark below;

  /** The committed region before this one, or null; set when this one is committed. */
  public @Nullable Mark nextAdopted;

  /** The newest committed region when this one was opened, or null. */
  public final @Nullable Mark adopted;

  final long top;
  final long limit;
  final boolean beyond;
  final int at;
  final long usedBefore;
  final long allocations;
  final @Nullable Cleanup cleanups;
  final @Nullable MemorySegment view;
  final int generation;
  final long window;

  /* The scope of the region below; opened late if a wrapper of that region asks for a segment. */
  @Nullable Arena scope;

  /* Of this region, after it was committed. */
  @Nullable Arena adoptedScope;
  int adoptedGeneration;
  long adoptedWindow;

  Mark(ThreadArena arena, Object life) {
    this.life = life;
    this.below = arena.mark;
    this.adopted = arena.adopted;
    this.top = arena.top;
    this.limit = arena.limit;
    this.beyond = arena.beyond;
    this.at = arena.chain.at();
    this.usedBefore = arena.usedBefore;
    this.allocations = arena.allocations();
    this.cleanups = arena.cleanups;
    this.view = arena.view;
    this.generation = arena.generations.current(arena);
    this.window = arena.generations.window();
    this.scope = arena.scope;
  }
}
