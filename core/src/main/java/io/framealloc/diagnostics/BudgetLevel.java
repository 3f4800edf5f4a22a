package io.framealloc.diagnostics;

import io.framealloc.internal.text.ByteSizes;
import java.io.Serializable;

/**
 * One level of the budgets that a request was checked against.
 *
 * @param name {@code frame}, {@code thread NAME}, {@code tag PATH} or {@code allocator}
 * @param used bytes in use, what threads have reserved ahead included
 * @param soft the limit above which a warning is given, in bytes; {@link Long#MAX_VALUE} for none
 * @param limit the limit that refuses, in bytes; {@link Long#MAX_VALUE} for none
 * @param exceeded whether this level refused the request
 * @param setting the method that changes the limit
 * @since 0.1
 */
public record BudgetLevel(
    String name, long used, long soft, long limit, boolean exceeded, String setting)
    implements Serializable {

  /**
   * Returns this level in short.
   *
   * @return {@code tag ui 960 B/1.0 KiB FAILED}, for example
   */
  @Override
  public String toString() {
    String most = limit == Long.MAX_VALUE ? "unlimited" : ByteSizes.format(limit);
    return name + " " + ByteSizes.format(used) + "/" + most + (exceeded ? " FAILED" : " OK");
  }
}
