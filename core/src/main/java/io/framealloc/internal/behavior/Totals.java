package io.framealloc.internal.behavior;

/** What was seen at one place. Guarded by the lock of its lane. */
final class Totals {

  /* Frame allocations, in how many frames, and the most in one of them. */
  long allocations;
  long frames;
  long most;
  long mostBytes;

  /* Frame allocations by code that has no frame of its own, and in frames held while waiting. */
  long foreign;
  long waited;

  /* Frames that were held here while waiting, and uses of data that is another step's. */
  long awaits;
  long crossings;

  /* Pool slots, and those closed in the frame that opened them; heap extents opened in a frame. */
  long opened;
  long sameFrame;
  long heap;

  /* Frame data that has left its frame: what is closed, and what is still open. */
  long promoted;
  long transferred;
  long lives;
  long livedFrames;
  long openLives;
  long births;

  void add(Totals other, long now) {
    if (other.most > most) {
      most = other.most;
      mostBytes = other.mostBytes;
    }
    allocations += other.allocations;
    frames += other.frames;
    foreign += other.foreign;
    waited += other.waited;
    awaits += other.awaits;
    crossings += other.crossings;
    opened += other.opened;
    sameFrame += other.sameFrame;
    heap += other.heap;
    promoted += other.promoted;
    transferred += other.transferred;
    lives += other.lives + other.openLives;
    livedFrames += other.livedFrames + Math.max(0, other.openLives * now - other.births);
  }

  long survived() {
    return promoted + transferred;
  }
}
