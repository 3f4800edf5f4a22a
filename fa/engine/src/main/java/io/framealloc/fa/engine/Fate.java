package io.framealloc.fa.engine;

/**
 * What a method does with its receiver or one of its parameters.
 *
 * @since 0.1
 */
public enum Fate {
  /** Nothing is known: it may be closed or kept. */
  UNKNOWN('?'),
  /** It is used during the call, and no longer. */
  BORROWED('b'),
  /** The receiver holds it afterwards. */
  HELD('h'),
  /** Something else that lives on holds it afterwards. */
  KEPT('k'),
  /** It is moved to someone else. */
  MOVED('m'),
  /** It is closed. */
  CLOSED('c'),
  /** It is a task that another thread may run. */
  RUN_ELSEWHERE('r'),
  /** A frame of this allocator is open afterwards. */
  BEGINS_FRAME('+'),
  /** The open frame of this allocator, or this frame, is ended. */
  ENDS_FRAME('-');

  private final char sign;

  Fate(char sign) {
    this.sign = sign;
  }

  /**
   * Returns the character that stands for this in a summary.
   *
   * @return a printable one
   */
  public char sign() {
    return sign;
  }

  /**
   * Returns what a character stands for.
   *
   * @param sign of a summary
   * @return the fate
   * @throws IllegalArgumentException if there is none
   */
  public static Fate of(char sign) {
    for (Fate fate : values()) {
      if (fate.sign == sign) {
        return fate;
      }
    }
    throw new IllegalArgumentException("no such fate: sign=" + sign);
  }
}
