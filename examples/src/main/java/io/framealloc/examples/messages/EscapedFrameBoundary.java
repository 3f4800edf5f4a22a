package io.framealloc.examples.messages;

import static java.util.Objects.requireNonNull;

import io.framealloc.FrameBox;
import io.framealloc.FrameRetained;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import org.jspecify.annotations.Nullable;

/** A static field outlives every frame. */
@GuideSection("\"Frame allocation escaped frame boundary\"")
final class EscapedFrameBoundary {

  private EscapedFrameBoundary() {}

  // region problem
  private static @Nullable FrameBox<Integer> globalData;

  @SuppressWarnings("FA702") // the Problem itself: a static field keeps frame data
  static void storeFrameData(SmartAlloc alloc) {
    alloc.beginFrame();
    globalData = alloc.frameBox(42); // escapes
    alloc.endFrame();
  }

  static int problem(SmartAlloc alloc) {
    storeFrameData(alloc);
    return laterUse();
  }

  static int laterUse() {
    return requireNonNull(globalData).get(); // FrameEndedException, every time
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    int used = data.get();
    alloc.endFrame();
    return used;
  }

  // endregion

  // region retained
  private static @Nullable FrameRetained<Integer> globalRetained;

  static int retained(SmartAlloc alloc) {
    alloc.beginFrame();
    globalRetained = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_HEAP);
    alloc.endFrame();
    try (var data = requireNonNull(globalRetained)) { // who is done with it closes it
      return data.get();
    }
  }
  // endregion
}
