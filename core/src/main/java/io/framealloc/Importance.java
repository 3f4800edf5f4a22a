package io.framealloc;

/**
 * How long a value matters; says in the words of the program what {@link RetentionPolicy} says in
 * those of memory.
 *
 * <h2>Threads</h2>
 *
 * Immutable; may be shared freely.
 *
 * @since 0.1
 */
public final class Importance {

  /** Of this frame only: {@link RetentionPolicy#DISCARD}. */
  public static final Importance EPHEMERAL = new Importance("EPHEMERAL", RetentionPolicy.DISCARD);

  /** Soon replaced by another of its kind: {@link RetentionPolicy#PROMOTE_TO_POOL}. */
  public static final Importance REUSABLE =
      new Importance("REUSABLE", RetentionPolicy.PROMOTE_TO_POOL);

  /** Long-lived: {@link RetentionPolicy#PROMOTE_TO_HEAP}. */
  public static final Importance PERSISTENT =
      new Importance("PERSISTENT", RetentionPolicy.PROMOTE_TO_HEAP);

  private final String name;
  private final RetentionPolicy policy;

  private Importance(String name, RetentionPolicy policy) {
    this.name = name;
    this.policy = policy;
  }

  /**
   * Returns the importance of what lives as long as others of its kind, and is freed with them:
   * {@link RetentionPolicy#promoteToScratch}.
   *
   * @param name of the scratch pool
   * @return the importance
   */
  public static Importance scratch(String name) {
    return new Importance("scratch(" + name + ")", RetentionPolicy.promoteToScratch(name));
  }

  /**
   * Returns what becomes of such values.
   *
   * @return the policy
   */
  public RetentionPolicy policy() {
    return policy;
  }

  @Override
  public String toString() {
    return name;
  }
}
