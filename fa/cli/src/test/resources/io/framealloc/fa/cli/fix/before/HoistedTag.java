import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import java.util.Iterator;
import java.util.List;

final class HoistedTag {

  static void counted(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 1000; i++) {
      alloc.withTag("item", a -> a.frameAlloc(Byte.class));
    }
    alloc.endFrame();
  }

  static void overElements(SmartAlloc alloc, List<Integer> values) {
    alloc.beginFrame();
    for (int value : values) {
      alloc.withTag(
          "item",
          a -> {
            a.frameBox(value);
          });
    }
    alloc.endFrame();
  }

  static void whileThereAre(SmartAlloc alloc, Iterator<Integer> values) {
    alloc.beginFrame();
    while (values.hasNext() && alloc.frameRemaining() > 100) {
      alloc.withTag("item", a -> a.frameBox(values.next()));
    }
    alloc.endFrame();
  }

  static void scope(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 1000; i++) {
      try (TagScope _ = alloc.tagScope("item")) {
        alloc.frameAlloc(16);
      }
    }
    alloc.endFrame();
  }
}
