package io.framealloc.internal.account;

/** Sees what is charged beyond frames. */
public interface Observer {

  /**
   * Memory is about to be taken by the calling thread.
   *
   * @return who is refunded: {@code payer}, or one in its place
   */
  Payer charged(Kind kind, Payer payer);
}
