package io.framealloc.fa.engine;

import java.util.List;

/**
 * What a call of a method does, as far as memory is concerned.
 *
 * @param receiver what becomes of the receiver; {@link Fate#BORROWED} for a static method
 * @param parameters what becomes of each parameter
 * @param result what is returned
 * @param alias the parameter that is returned, from 0, or -1 for the receiver; only with {@link
 *     Result#ALIAS}
 * @param blocking whether the call may wait
 * @since 0.1
 */
public record Summary(
    Fate receiver, List<Fate> parameters, Result result, int alias, boolean blocking) {

  /** What a method returns. */
  public enum Result {
    /** Nothing is known. */
    UNKNOWN,
    /** What it was given. */
    ALIAS,
    /** Something that dies with the caller's frame. */
    FRAME_DATA,
    /** Something that the caller has to close. */
    OWNED
  }

  /** Copies the list. */
  public Summary {
    parameters = List.copyOf(parameters);
  }

  /**
   * Returns what becomes of a parameter.
   *
   * @param i its number, from 0; an argument of a variable number counts as the last
   * @return the fate
   */
  public Fate parameter(int i) {
    return parameters.isEmpty() ? Fate.UNKNOWN : parameters.get(Math.min(i, parameters.size() - 1));
  }

  /**
   * Returns whether this says more than what holds for any method.
   *
   * @return false if it can be left out
   */
  public boolean saysSomething() {
    return blocking
        || result != Result.UNKNOWN
        || parameters.stream().anyMatch(fate -> fate != Fate.UNKNOWN)
        || (receiver != Fate.UNKNOWN && receiver != Fate.BORROWED);
  }
}
