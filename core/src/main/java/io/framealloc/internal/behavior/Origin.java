package io.framealloc.internal.behavior;

/** Where something was taken that may outlive its frame. */
public final class Origin {

  /** What kind of thing. */
  enum Kind {
    POOL,
    PROMOTED,
    TRANSFERRED
  }

  private final Recorder recorder;
  private final Place place;
  private final Kind kind;
  private final long born;
  private final boolean inFrame;

  Origin(Recorder recorder, Place place, Kind kind) {
    this.recorder = recorder;
    this.place = place;
    this.kind = kind;
    this.born = recorder.number();
    this.inFrame = recorder.isOpen();
  }

  /** It was taken. */
  void opened() {
    recorder.lane.add(place, 1, this::countOpened);
  }

  /** It was taken, and nobody will tell of its end. */
  void openedForGood() {
    recorder.lane.add(place, 1, totals -> count(totals, 1));
  }

  private void count(Totals totals, long by) {
    switch (kind) {
      case POOL -> totals.opened += by;
      case PROMOTED -> totals.promoted += by;
      case TRANSFERRED -> totals.transferred += by;
    }
  }

  private void countOpened(Totals totals) {
    count(totals, 1);
    if (kind != Kind.POOL && recorder.hasLaneOfItsOwn()) {
      totals.openLives++;
      totals.births += born;
    }
  }

  /** It could not be had after all. */
  public void cancelled() {
    recorder.lane.change(place, this::countCancelled);
  }

  private void countCancelled(Totals totals) {
    count(totals, -1);
    forgetLife(totals);
  }

  /** It was closed, by whichever thread. */
  public void closed() {
    recorder.lane.change(place, this::countClosed);
  }

  private void countClosed(Totals totals) {
    if (kind == Kind.POOL) {
      totals.sameFrame += inFrame && recorder.isInFrame(born) ? 1 : 0;
      return;
    }
    forgetLife(totals);
    totals.lives++;
    totals.livedFrames += recorder.number() - born;
  }

  private void forgetLife(Totals totals) {
    if (kind != Kind.POOL && recorder.hasLaneOfItsOwn()) {
      totals.openLives--;
      totals.births -= born;
    }
  }
}
