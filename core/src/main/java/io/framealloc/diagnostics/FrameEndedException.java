package io.framealloc.diagnostics;

/**
 * Thrown when frame data is used after its frame, nested scope or checkpoint has ended: {@link
 * Code#FA104}.
 *
 * @since 0.1
 */
public final class FrameEndedException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;

  private final long frame;
  private final long framesAgo;

  /**
   * Makes the exception.
   *
   * @param text what happened, without the code
   * @param frame the number of the ended frame, or 0 if it is no longer known
   * @param framesAgo how many frames its thread has opened since, or -1 if not known
   */
  public FrameEndedException(String text, long frame, long framesAgo) {
    super(Code.FA104.message("Attempted to use frame data after end_frame: " + text));
    this.code = Code.FA104;
    this.frame = frame;
    this.framesAgo = framesAgo;
  }

  /**
   * Returns the number of the ended frame.
   *
   * @return the number, or 0 if it is no longer known
   */
  public long frame() {
    return frame;
  }

  /**
   * Returns how many frames the thread has opened since.
   *
   * @return the count, or -1 if the ended frame is no longer known
   */
  public long framesAgo() {
    return framesAgo;
  }

  @Override
  public Code code() {
    return code;
  }
}
