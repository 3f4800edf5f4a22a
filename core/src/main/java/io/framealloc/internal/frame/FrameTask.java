package io.framealloc.internal.frame;

/** What a thread has to do at its frames beside the frames themselves. */
public interface FrameTask {

  /** A frame has begun. Must not throw. */
  void began();

  /** A frame has ended. Must not throw. */
  void ended();

  /** Both, this first. */
  default FrameTask and(FrameTask second) {
    FrameTask first = this;
    return new FrameTask() {
      @Override
      public void began() {
        first.began();
        second.began();
      }

      @Override
      public void ended() {
        first.ended();
        second.ended();
      }
    };
  }
}
