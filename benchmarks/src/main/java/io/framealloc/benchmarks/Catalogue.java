package io.framealloc.benchmarks;

import java.util.List;

/** All comparisons, in the order of the results. */
public final class Catalogue {

  /** The classes; each has a {@link Row}. */
  public static final List<Class<? extends Comparison>> ALL =
      List.of(
          OneAllocation.class,
          Allocations.class,
          AllocationsKept.class,
          BeginEnd.class,
          Batch.class,
          Physics.class,
          ParticleAllocations.class,
          ParticleRecords.class,
          VectorPush.class,
          PushReserved.class,
          UpdateLoop.class,
          Kernels.class,
          KernelsOf64Bits.class,
          StructureOfArrays.class,
          RecordsOf4.class,
          RecordsOf8.class,
          RecordsOf12.class,
          CursorOf24.class,
          MapPutGet.class,
          PoolBoxes.class,
          RetainedValues.class,
          Transfers.class,
          Handovers.class,
          Rollback.class,
          ZeroOnReuse.class,
          ThreadScaling.class,
          Accounts.class,
          Events.class);

  private Catalogue() {}

  /** The description of a comparison. */
  public static Row row(Class<? extends Comparison> comparison) {
    return comparison.getAnnotation(Row.class);
  }

  /** The names of all rows. */
  public static List<String> names() {
    return ALL.stream().map(comparison -> row(comparison).value()).toList();
  }
}
