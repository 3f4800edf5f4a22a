import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Search, scratch memory and retries. */
final class Retries {

  private FrameIntVec best;

  static int scratchKept(Frame frame, int n) {
    FrameIntVec result = null;
    for (int i = 0; i < n; i++) {
      try (FrameScope _ = frame.nested()) {
        FrameIntVec candidate = frame.intVec();
        candidate.push(i);
        if (i == 3) {
          result = candidate;
        }
      }
    }
    return result == null ? 0 : result.size(); // ERROR FA106
  }

  static int inAListOfTheFrame(Frame frame) {
    List<FrameBox<Integer>> found = new ArrayList<>();
    try (FrameScope _ = frame.nested()) {
      found.add(frame.box(1));
    }
    return found.getFirst().get(); // ERROR FA106
  }

  static int inAnOptional(Frame frame, boolean keep) {
    Optional<FrameBox<Integer>> found = Optional.empty();
    Checkpoint start = frame.checkpoint();
    if (keep) {
      found = Optional.of(frame.box(1));
    }
    frame.rollbackTo(start);
    return found.map(FrameBox::get).orElse(0); // ERROR FA106
  }

  static int rolledBackByAHelper(Frame frame) {
    Checkpoint start = frame.checkpoint();
    FrameBox<Integer> box = frame.box(1);
    undo(frame, start);
    return box.get(); // ERROR FA106
  }

  private static void undo(Frame frame, Checkpoint to) { // HELPER
    frame.rollbackTo(to);
  }

  static int inItsOwnScope(Frame frame, int n) { // CLEAN
    int best = 0;
    for (int i = 0; i < n; i++) {
      try (FrameScope _ = frame.nested()) {
        FrameIntVec candidate = frame.intVec();
        candidate.push(i);
        best = Math.max(best, candidate.size());
      }
    }
    return best;
  }

  static int firstThatFits(SmartAlloc alloc, int[] sizes) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      for (int size : sizes) {
        FrameIntVec data = frame.intVec(size);
        if (data.size() == 0) {
          return size;
        }
        frame.rollbackTo(start);
      }
    }
    return -1;
  }

  static long outerUsedInside(Frame frame) { // CLEAN
    FrameIntVec sums = frame.intVec();
    try (FrameScope _ = frame.nested()) {
      FrameIntVec scratch = frame.intVec();
      scratch.push(1);
      sums.push(scratch.get(0));
    }
    sums.push(2);
    return sums.sum();
  }

  static int recursion(Frame frame, int depth) { // CLEAN
    if (depth == 0) {
      return 0;
    }
    try (FrameScope _ = frame.nested()) {
      FrameIntVec moves = frame.intVec();
      moves.push(depth);
      return moves.size() + recursion(frame, depth - 1);
    }
  }

  static int scopeInALambda(Frame frame, List<Integer> values) { // CLEAN
    int[] sum = {0};
    values.forEach(
        value -> {
          try (FrameScope _ = frame.nested()) {
            sum[0] += frame.box(value).get();
          }
        });
    return sum[0];
  }

  static int speculative(Frame frame) { // CLEAN
    FrameBox<Integer> box = frame.box(1);
    Checkpoint start = frame.checkpoint();
    try {
      frame.intVec().push(box.get());
    } finally {
      frame.rollbackTo(start);
    }
    return box.get();
  }
}
