package io.framealloc;

import java.lang.foreign.MemorySegment;

/** A piece of the memory of a task: the generated boxes read and write one value at it. */
abstract sealed class TaskData extends ValueCode permits TaskBox {

  final TaskAlloc task;
  private MemorySegment base;
  private long offset;

  TaskData(TaskAlloc task, MemorySegment base, long offset) {
    this.task = task;
    this.base = base;
    this.offset = offset;
  }

  /**
   * Returns the size of the value.
   *
   * @return bytes
   */
  protected abstract int stride();

  /**
   * Returns the segment that {@link #at} is an offset in.
   *
   * @return of a shared arena
   */
  protected final MemorySegment base() {
    return base;
  }

  /**
   * Checks that the task is open.
   *
   * @return where the value starts, in {@link #base()}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if it is closed
   */
  protected final long at() {
    task.check();
    return offset;
  }

  /** Moves to another place, and returns this. */
  final void moveTo(MemorySegment to, long at) {
    base = to;
    offset = at;
  }

  /** The {@code bytes} from here. */
  final MemorySegment view(long bytes) {
    return base.asSlice(at(), bytes);
  }

  /**
   * Returns what to throw for an access that the JDK refused.
   *
   * @param refused what the JDK threw
   * @return that, or an error that says that the allocator is closed
   */
  protected final IllegalStateException explain(IllegalStateException refused) {
    return base.scope().isAlive() ? refused : Errors.allocatorClosed();
  }
}
