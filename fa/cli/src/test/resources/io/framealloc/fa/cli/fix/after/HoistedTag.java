import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import java.util.Iterator;
import java.util.List;

final class HoistedTag {

  static void counted(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.withTag(
        "item",
        a -> {
          for (int i = 0; i < 1000; i++) {
            a.frameAlloc(Byte.class);
          }
        });
    alloc.endFrame();
  }

  static void overElements(SmartAlloc alloc, List<Integer> values) {
    alloc.beginFrame();
    alloc.withTag(
        "item",
        a -> {
          for (int value : values) {
            a.frameBox(value);
          }
        });
    alloc.endFrame();
  }

  static void whileThereAre(SmartAlloc alloc, Iterator<Integer> values) {
    alloc.beginFrame();
    alloc.withTag(
        "item",
        a -> {
          while (values.hasNext() && alloc.frameRemaining() > 100) {
            a.frameBox(values.next());
          }
        });
    alloc.endFrame();
  }

  static void scope(SmartAlloc alloc) {
    alloc.beginFrame();
    try (TagScope _ = alloc.tagScope("item")) {
      for (int i = 0; i < 1000; i++) {
        alloc.frameAlloc(16);
      }
    }
    alloc.endFrame();
  }
}
