package io.framealloc.internal.account;

/** What is done about a request that a budget refuses. */
public enum Decision {
  /** The request fails; nothing has changed. */
  FAIL,
  /** It is granted, beyond the limit. */
  ALLOW,
  /** It is granted as heap memory, at the cost of the levels above the one that refused. */
  PROMOTE
}
