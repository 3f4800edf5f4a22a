import io.framealloc.SmartAlloc;
import io.framealloc.annotation.EndsFrame;

/** A public method that ends its caller's frame says so. */
public final class EndsForCaller {

  private final SmartAlloc alloc = SmartAlloc.create();

  /** Does not say so. */
  public void tickEnds() { // WARN FA102
    alloc.endFrame();
  }

  /** Says so. */
  @EndsFrame
  public void ends() { // CLEAN
    alloc.endFrame();
  }

  void inPrivate() { // CLEAN
    alloc.endFrame();
  }

  /** Only if there is one. */
  public void maybe() { // CLEAN
    if (alloc.inFrame()) {
      alloc.endFrame();
    }
  }
}
