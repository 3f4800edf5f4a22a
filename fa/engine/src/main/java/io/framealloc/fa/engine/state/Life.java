package io.framealloc.fa.engine.state;

import io.framealloc.fa.engine.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one object at one point.
 *
 * @param status how far its life has gone
 * @param since where it got there
 * @param region the innermost frame, scope or checkpoint at its allocation
 * @param owed whether the analysed code has to close it
 * @param awaited the await point that it has crossed alive
 * @param touched whether it was read or written
 */
public record Life(
    Status status,
    @Nullable Place since,
    @Nullable Obj region,
    boolean owed,
    @Nullable Place awaited,
    boolean touched) {

  /** Of an object that nobody has to close. */
  public static final Life LIVE = new Life(Status.LIVE, null, null, false, null, false);

  /** Of data in a region. */
  public static Life in(@Nullable Obj region) {
    return new Life(Status.LIVE, null, region, false, null, false);
  }

  /** Of an object that has to be closed. */
  public static Life owed(@Nullable Obj region) {
    return new Life(Status.LIVE, null, region, true, null, false);
  }

  /** Returns the life after a transition. */
  public Life to(Status next, @Nullable Place at) {
    return new Life(next, at, region, owed && next == Status.LIVE, awaited, touched);
  }

  /** Returns the life of an object about which nothing more is known. */
  public Life unknown() {
    return new Life(Status.UNKNOWN, null, region, false, null, touched);
  }

  /** Returns the same without the duty to close it. */
  public Life discharged() {
    return new Life(status, since, region, false, awaited, touched);
  }

  /** Returns the same after an await point; null takes it back. */
  public Life awaited(@Nullable Place at) {
    return new Life(status, since, region, owed, at, touched);
  }

  /** Returns the same after a use. */
  public Life used() {
    return touched ? this : new Life(status, since, region, owed, awaited, true);
  }

  /** Returns the same in another region. */
  public Life movedTo(Obj other) {
    return new Life(status, since, other, owed, awaited, touched);
  }

  /** Joins two paths. */
  static Life join(Life a, Life b) {
    if (a.equals(b)) {
      return a;
    }
    if (a.status != b.status) {
      return a.unknown();
    }
    return new Life(
        a.status,
        a.since,
        a.region == b.region ? a.region : null,
        a.owed && b.owed,
        a.awaited != null && b.awaited != null ? a.awaited : null,
        a.touched || b.touched);
  }
}
