package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.state.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one thing at one point.
 *
 * @param status how far its life has gone
 * @param since the instruction that brought it there, -1 if none
 * @param region the innermost frame or scope at its allocation
 * @param owed whether the analysed code has to close it
 */
record Life(Status status, int since, @Nullable Thing region, boolean owed) {

  static final Life LIVE = new Life(Status.LIVE, -1, null, false);
  static final Life OWED = new Life(Status.LIVE, -1, null, true);
  static final Life UNKNOWN = new Life(Status.UNKNOWN, -1, null, false);

  static Life in(@Nullable Thing region) {
    return region == null ? UNKNOWN : new Life(Status.LIVE, -1, region, false);
  }

  Life to(Status next, int at) {
    return new Life(next, at, region, owed && next == Status.LIVE);
  }

  Life discharged() {
    return owed ? new Life(status, since, region, false) : this;
  }

  boolean isLive() {
    return status == Status.LIVE;
  }

  static Life join(Life a, Life b) {
    if (a.equals(b)) {
      return a;
    }
    return a.status == b.status && a.region == b.region
        ? new Life(a.status, Math.min(a.since, b.since), a.region, a.owed && b.owed)
        : UNKNOWN;
  }
}
