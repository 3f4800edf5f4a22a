package io.framealloc.diagnostics;

/**
 * Thrown when frame data is used after its frame, nested scope or checkpoint has ended, or after it
 * was transferred: {@link Code#FA104}.
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

  private FrameEndedException(String message) {
    super(message);
    this.code = Code.FA104;
    this.frame = 0;
    this.framesAgo = -1;
  }

  /**
   * Makes the exception for data whose life ended before its frame's: it was transferred.
   *
   * @param text which transfer, without the code
   * @return the exception
   */
  public static FrameEndedException transferred(String text) {
    return new FrameEndedException(
        Code.FA104.message("Attempted to use frame data after its transfer: " + text));
  }

  /**
   * Returns the number of the ended frame.
   *
   * @return the number, or 0 if it is no longer known or the data was transferred
   */
  public long frame() {
    return frame;
  }

  /**
   * Returns how many frames the thread has opened since.
   *
   * @return the count, or -1 if the ended frame is no longer known or the data was transferred
   */
  public long framesAgo() {
    return framesAgo;
  }

  @Override
  public Code code() {
    return code;
  }
}
