package io.framealloc.cli.snapshot;

/** A file that is no snapshot; the message names the file and what is wrong with it. */
public final class SnapshotException extends Exception {

  private static final long serialVersionUID = 1L;

  public SnapshotException(String text) {
    super(text);
  }
}
