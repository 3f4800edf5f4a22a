package io.framealloc.accounting;

import java.util.Objects;

/**
 * A listener that hears of events until this is closed.
 *
 * <h2>Lifetime</h2>
 *
 * Until {@link #close}, or the close of the allocator.
 *
 * <h2>Threads</h2>
 *
 * May be closed by any thread, the listener's own call included.
 *
 * @since 0.1
 */
public final class EventSubscription implements AutoCloseable {

  private final Runnable removal;

  /**
   * Makes a subscription.
   *
   * @param removal what closing does
   */
  public EventSubscription(Runnable removal) {
    this.removal = Objects.requireNonNull(removal, "removal");
  }

  /** Removes the listener. Closing again does nothing. */
  @Override
  public void close() {
    removal.run();
  }
}
