package io.framealloc.fa.engine.check;

import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.World;
import org.jspecify.annotations.Nullable;

/**
 * A nested scope whose frame was ended before it.
 *
 * @param scope still open
 * @param end of its frame
 * @param activation that ended the frame
 */
record Orphan(Obj scope, Place end, Activation activation) {

  /** Returns the note about a scope, if there is one. */
  static @Nullable Orphan of(Obj scope, World world) {
    Orphan[] found = {null};
    world.anyMark(
        mark -> {
          if (mark instanceof Orphan orphan && orphan.scope == scope) {
            found[0] = orphan;
          }
          return found[0] != null;
        });
    return found[0];
  }
}
