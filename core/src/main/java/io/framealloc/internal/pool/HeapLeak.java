package io.framealloc.internal.pool;

import java.util.Map;
import java.util.TreeMap;

/** The extents of one size that were never closed. */
public final class HeapLeak {

  /** How many. */
  public int count;

  /** Where they were opened, so far as that is known, and how many at each place. */
  public final Map<String, Integer> sites = new TreeMap<>();

  HeapLeak() {}
}
