package io.framealloc.internal.pool;

import java.util.Map;
import java.util.TreeMap;

/** The figures of one size class, added up slab by slab. */
public final class ClassCount {

  /** The size of a slot in bytes. */
  public final int slotBytes;

  /** Slots that are open. */
  public long live;

  /** Slots in slabs of this class. */
  public long slots;

  /** Slabs of this class. */
  public long slabs;

  /** Bytes of open slots beyond what was asked for. */
  public long wastedBytes;

  /** Where open slots were opened, so far as that is known, and how many at each place. */
  public final Map<String, Integer> sites = new TreeMap<>();

  ClassCount(int slotBytes) {
    this.slotBytes = slotBytes;
  }
}
