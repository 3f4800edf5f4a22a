// with stubs
package game;

import io.framealloc.SmartAlloc;

final class Spelling {

  static void wrong(SmartAlloc alloc) {
    alloc.withTag("phisics", a -> a.frameAlloc(64)); // HINT FA802
  }

  static Object wrongToo(SmartAlloc alloc) {
    return alloc.callWithTag("UI", a -> a.frameAlloc(64)); // HINT FA802
  }

  static void right(SmartAlloc alloc) { // CLEAN
    alloc.withTag("physics", a -> a.frameAlloc(64));
  }

  static void packageIsFree(SmartAlloc alloc) { // CLEAN
    alloc.withTag("audio", a -> a.frameAlloc(64));
  }

  static void notConstant(SmartAlloc alloc, String tag) { // CLEAN
    alloc.withTag(tag, a -> a.frameAlloc(64));
  }
}
