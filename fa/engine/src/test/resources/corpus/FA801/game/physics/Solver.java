// with stubs
package game.physics;

import io.framealloc.SmartAlloc;

final class Solver {

  static void own(SmartAlloc alloc) { // CLEAN
    alloc.withTag("physics", a -> a.frameAlloc(64));
    alloc.withTag("physics::contacts", a -> a.frameAlloc(64));
  }

  static void foreign(SmartAlloc alloc) {
    alloc.withTag("ui", a -> a.frameAlloc(64)); // WARN FA801
  }
}
