package io.framealloc.fa.cli.analysis;

/** Told how far a run is. */
public interface Progress {

  /** Says nothing. */
  Progress SILENT = (name, done, total) -> {};

  /**
   * Says what comes next.
   *
   * @param name of the sources that are analysed now; empty at the end
   * @param done how many files are done
   * @param total how many there are
   */
  void at(String name, int done, int total);
}
