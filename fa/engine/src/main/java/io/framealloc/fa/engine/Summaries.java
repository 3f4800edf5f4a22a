package io.framealloc.fa.engine;

import org.jspecify.annotations.Nullable;

/**
 * Knows what methods do whose source is not part of the compilation.
 *
 * <p>Annotations of a method win over what is known here.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Summaries {

  /** Knows nothing. */
  Summaries NONE = (_, _, _) -> null;

  /**
   * Returns what a method does.
   *
   * @param owner the class that declares it, as in class files: {@code game/Loop$Step}
   * @param name of the method; {@code <init>} for a constructor
   * @param descriptor its parameters and result, as in class files
   * @return the summary, or null if nothing is known
   */
  @Nullable Summary find(String owner, String name, String descriptor);
}
