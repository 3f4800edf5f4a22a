import io.framealloc.FrameRetained;
import io.framealloc.Importance;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;

/** The policy fits what is done. */
final class Retention {

  static int discarded(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.DISCARD);
    alloc.endFrame();
    return value.get(); // WARN FA406
  }

  static int ephemeral(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameWithImportance(42, Importance.EPHEMERAL);
    alloc.endFrame();
    return value.get(); // WARN FA406
  }

  static void closedTooEarly(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_HEAP);
    value.close(); // WARN FA406
    alloc.endFrame();
  }

  static int promoted(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    try (value) {
      return value.get();
    }
  }

  static int discardedAndUsedInside(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.DISCARD);
    int result = value.get();
    alloc.endFrame();
    return result;
  }

  static boolean asked(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.DISCARD);
    alloc.endFrame();
    return value.isPromoted();
  }

  static int anyPolicy(SmartAlloc alloc, RetentionPolicy policy) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, policy);
    alloc.endFrame();
    return value.get();
  }

  static void droppedUnread(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    value.close();
  }
}
