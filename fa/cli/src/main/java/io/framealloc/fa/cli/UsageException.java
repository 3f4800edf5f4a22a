package io.framealloc.fa.cli;

/** What the user asked for cannot be done; the text says why, in one line. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String text) {
    super(text);
  }
}
