package io.framealloc.internal.pool;

import java.util.ArrayList;
import java.util.List;
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

  /** At the close: transfers that were never received, and their bytes. */
  public long sent;

  public long sentBytes;

  /** At the close: received memory beyond slots that was never closed, and its bytes. */
  public long receipts;

  public long receiptBytes;

  /** At the close: what lies behind these slots, to be given back. */
  public final List<Cargo> cargoes = new ArrayList<>(0);

  ClassCount(int slotBytes) {
    this.slotBytes = slotBytes;
  }
}
