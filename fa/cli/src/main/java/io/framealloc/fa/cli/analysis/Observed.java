package io.framealloc.fa.cli.analysis;

/**
 * What a recording of the running program has seen at a finding.
 *
 * @param where how near to it
 * @param bytes allocated there, and never given back where that is the mistake
 * @param allocations how many were recorded; Flight Recorder keeps a sample of them
 * @param reports how often the library itself complained of the mistake
 */
public record Observed(Where where, long bytes, long allocations, long reports) {

  /** Seen nowhere near the finding. */
  public static final Observed NEVER = new Observed(Where.NOWHERE, 0, 0, 0);

  /** What the amounts are of. */
  public enum Where {
    /** The lines of the finding, and of the places that explain it, with all that they call. */
    LINES,
    /** The method around it. */
    METHOD,
    /** Nothing. */
    NOWHERE
  }
}
