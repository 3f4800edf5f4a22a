package io.framealloc.internal.debug;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where a frame began and ended, and where its allocations were made; for messages. */
public final class FrameTrace {

  private static final int MOST_SITES = 1 << 14;

  /** Where it began, if that is known. */
  public final @Nullable StackTraceElement begun;

  /** Where it ended, if it has and that is known. */
  public volatile @Nullable StackTraceElement ended;

  private final Map<Long, Allocation> allocations = new ConcurrentHashMap<>();

  FrameTrace(@Nullable StackTraceElement begun) {
    this.begun = begun;
  }

  void add(Allocation allocation) {
    if (allocations.size() < MOST_SITES) {
      allocations.put(allocation.address, allocation);
    }
  }

  /** Where the allocation at an address was made, or null if that is not known. */
  public @Nullable StackTraceElement siteOf(long address) {
    Allocation allocation = allocations.get(address);
    return allocation == null ? null : allocation.site;
  }

  /** The tag of the allocation at an address; empty if it has none. */
  public String tagOf(long address) {
    Allocation allocation = allocations.get(address);
    return allocation == null ? "" : allocation.tag;
  }
}
