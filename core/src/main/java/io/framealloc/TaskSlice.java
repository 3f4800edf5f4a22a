package io.framealloc;

/**
 * A fixed number of values in the memory of a task, one behind the other.
 *
 * <h2>Lifetime</h2>
 *
 * Until its {@link TaskAlloc} is closed; every later use is refused.
 *
 * <h2>Threads</h2>
 *
 * Used by one thread at a time, whichever runs the task.
 *
 * @param <T> the value type; see {@link ValueType}
 * @since 0.1
 */
public final class TaskSlice<T> extends TaskElements<T> {

  TaskSlice(TaskBox<T> first, int size) {
    super(first, size);
  }
}
