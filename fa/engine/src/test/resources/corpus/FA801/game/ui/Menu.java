// with stubs
package game.ui;

import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Tagged;

final class Menu {

  private static final String FOREIGN = "audio";

  @Tagged("physics") // WARN FA801
  static final class Wrong {}

  @Tagged("ui")
  static final class Right {}

  static void foreign(SmartAlloc alloc) {
    alloc.withTag("physics", a -> a.frameAlloc(64)); // WARN FA801
  }

  static void byAConstant(SmartAlloc alloc) {
    alloc.withTag(FOREIGN, a -> a.frameAlloc(64)); // WARN FA801
  }

  static void scope(SmartAlloc alloc) {
    try (var _ = alloc.tagScope("audio")) { // WARN FA801
      alloc.frameAlloc(64);
      alloc.frameAlloc(32);
    }
  }

  static void own(SmartAlloc alloc) { // CLEAN
    alloc.withTag("ui", a -> a.frameAlloc(64));
  }

  static void notConstant(SmartAlloc alloc, String tag) { // CLEAN
    alloc.withTag(tag, a -> a.frameAlloc(64));
  }
}
