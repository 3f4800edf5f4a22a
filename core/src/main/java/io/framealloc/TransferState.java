package io.framealloc;

/**
 * Where a transfer has got to.
 *
 * @since 0.1
 */
public enum TransferState {
  /** Sent; nobody has received it yet. */
  IN_FLIGHT,
  /** Received: the memory belongs to the receiver. */
  RECEIVED,
  /** Closed before anyone received it, or ended with its allocator: the memory is free. */
  CLOSED
}
