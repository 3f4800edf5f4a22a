package io.framealloc.diagnostics;

/**
 * Thrown when a closed pool box, heap box, object, transfer or allocator is used, {@link
 * Code#FA402}, or closed a second time, {@link Code#FA403}; and when a transfer is received a
 * second time, {@link Code#FA206}.
 *
 * @since 0.1
 */
public final class OwnershipException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;

  /**
   * Makes the exception.
   *
   * @param code the diagnostic code
   * @param text what happened, without the code
   */
  public OwnershipException(Code code, String text) {
    super(code.message(text));
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
