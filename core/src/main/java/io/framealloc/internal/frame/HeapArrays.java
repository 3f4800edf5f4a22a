package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/** The arrays on the Java heap that one thread's vectors and lists use again and again. */
public final class HeapArrays {

  private final ThreadArena arena;
  private @Nullable Scratch scratch;
  private @Nullable StoragePool storages;

  HeapArrays(ThreadArena arena) {
    this.arena = arena;
  }

  /** Arrays for bulk work. */
  public Scratch scratch() {
    Scratch arrays = scratch;
    if (arrays == null) {
      arrays = new Scratch();
      scratch = arrays;
    }
    return arrays;
  }

  /** Room for the references of a list that is made in the innermost region. */
  public ListStorage listStorage() {
    StoragePool pool = storages;
    if (pool == null) {
      pool = new StoragePool();
      storages = pool;
    }
    ListStorage storage = pool.takeStorage();
    arena.onRegionEnd(storage);
    return storage;
  }

  /** Drops what has lain idle since the last call. */
  void trim() {
    if (storages != null) {
      storages.trim();
    }
  }

  /** Drops everything; the thread is dead. */
  void forget() {
    scratch = null;
    storages = null;
  }
}
