import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.BeginsFrame;

/** A public method that begins a frame for its caller says so. */
public final class BeginsForCaller {

  private final SmartAlloc alloc = SmartAlloc.create();

  /** Does not say so. */
  public void tickStarts() { // WARN FA103
    alloc.beginFrame();
  }

  /** Says so. */
  @BeginsFrame
  public void begins() { // CLEAN
    alloc.beginFrame();
  }

  /** The type of the result says so. */
  public Frame open() { // CLEAN
    return alloc.beginFrame();
  }

  private void hidden() { // HELPER
    alloc.beginFrame();
  }

  /** Ends what it began. */
  public void whole() { // CLEAN
    hidden();
    alloc.endFrame();
  }

  /** Left open. */
  @SuppressWarnings("FA103")
  public void suppressed() { // CLEAN
    alloc.beginFrame();
  }
}
