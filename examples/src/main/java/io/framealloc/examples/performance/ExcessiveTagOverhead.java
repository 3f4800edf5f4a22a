package io.framealloc.examples.performance;

import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.accounting.Tag;
import io.framealloc.accounting.TagStats;
import io.framealloc.examples.GuideSection;

/** One tag around the loop instead of one around every tiny allocation. */
@GuideSection("Excessive Tag Overhead")
final class ExcessiveTagOverhead {

  private static final Tag ITEMS = Tag.of("items");

  private ExcessiveTagOverhead() {}

  @SuppressWarnings("FA804") // the Problem itself: a tag around every allocation
  // region problem
  static TagStats problem(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 1000; i++) {
      alloc.withTag("item", a -> a.frameAlloc(Byte.class)); // opens and closes the tag each time
    }
    alloc.endFrame();
    return alloc.tagStats("item");
  }

  // endregion

  // region solution
  static TagStats solution(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.withTag(
        "items",
        a -> {
          for (int i = 0; i < 1000; i++) {
            a.frameAlloc(Byte.class);
          }
        });
    alloc.endFrame();
    return alloc.tagStats("items");
  }

  // endregion

  // region scope
  static TagStats scope(SmartAlloc alloc) {
    alloc.beginFrame();
    try (TagScope _ = alloc.tagScope(ITEMS)) { // allocates nothing on the Java heap
      for (int i = 0; i < 1000; i++) {
        alloc.frameAlloc(Byte.class);
      }
    }
    alloc.endFrame();
    return alloc.tagStats(ITEMS);
  }
  // endregion
}
