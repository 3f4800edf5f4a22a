package io.framealloc.diagnostics;

/**
 * Thrown in {@linkplain StrictMode strict mode} for a report that is otherwise only told.
 *
 * @since 0.1
 */
public final class DiagnosticException extends RuntimeException implements Coded {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;
  private final Code code;

  /**
   * Makes the exception.
   *
   * @param diagnostic the report
   */
  public DiagnosticException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
    this.code = diagnostic.code();
  }

  /**
   * Returns the report.
   *
   * @return as it was told; null after deserialization
   */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  @Override
  public Code code() {
    return code;
  }
}
