package io.framealloc.examples.start;

import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import java.util.Optional;

/** Memory that is given back before the frame ends. */
final class InnerScopes {

  private InnerScopes() {}

  // region nested
  static long broadPhase(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec pairs = frame.intVec(1000);
      try (FrameScope _ = frame.nested()) {
        FrameIntVec scratch = frame.intVec();
        scratch.resize(5000, 1);
        pairs.push((int) scratch.sum());
      } // scratch is dead, pairs lives on
      return pairs.sum();
    }
  }

  // endregion

  // region speculative
  /** The part of a search that finds nothing leaves no memory behind. */
  static Optional<Integer> search(SmartAlloc alloc, int goal) {
    try (Frame frame = alloc.beginFrame()) {
      return frame.speculative(
          f -> {
            FrameIntVec path = f.intVec();
            for (int step = 0; step < 10; step++) {
              path.push(step);
            }
            int found = path.indexOf(goal);
            return found < 0 ? Optional.empty() : Optional.of(found);
          });
    }
  }

  // endregion

  // region checkpoint
  static long retry(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      for (int attempt = 0; attempt < 3; attempt++) {
        frame.intVec(1000).push(attempt);
        frame.rollbackTo(start); // the vector is dead
      }
      return frame.used();
    }
  }
  // endregion
}
