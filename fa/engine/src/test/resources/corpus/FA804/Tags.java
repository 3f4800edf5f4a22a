// with stubs
import io.framealloc.SmartAlloc;

/** A tag around many allocations, not around each. */
final class Tags {

  static void heavy(SmartAlloc alloc) {
    for (int i = 0; i < 1000; i++) {
      alloc.withTag("item", a -> a.frameAlloc(1)); // WARN FA804
    }
  }

  static void block(SmartAlloc alloc, int n) {
    for (int i = 0; i < n; i++) {
      alloc.withTag( // WARN FA804
          "item",
          a -> {
            a.frameAlloc(1);
          });
    }
  }

  static void scope(SmartAlloc alloc) {
    for (int i = 0; i < 1000; i++) {
      try (var _ = alloc.tagScope("item")) { // WARN FA804
        alloc.frameAlloc(1);
      }
    }
  }

  static Object result(SmartAlloc alloc) {
    Object last = null;
    for (int i = 0; i < 1000; i++) {
      last = alloc.callWithTag("item", a -> a.frameAlloc(1)); // WARN FA804
    }
    return last;
  }

  static void once(SmartAlloc alloc) { // CLEAN
    alloc.withTag(
        "items",
        a -> {
          for (int i = 0; i < 10; i++) {
            a.frameAlloc(i);
          }
        });
  }

  static void few(SmartAlloc alloc) { // CLEAN
    for (int i = 0; i < 10; i++) {
      alloc.withTag("item", a -> a.frameAlloc(1));
    }
  }

  static void muchWork(SmartAlloc alloc) { // CLEAN
    for (int i = 0; i < 1000; i++) {
      alloc.withTag(
          "item",
          a -> {
            a.frameAlloc(16);
            a.frameAlloc(32);
          });
    }
  }

  static void grouped(SmartAlloc alloc) { // CLEAN
    alloc.withTag(
        "items",
        a -> {
          for (int i = 0; i < 1000; i++) {
            a.frameAlloc(Byte.class);
          }
        });
  }
}
