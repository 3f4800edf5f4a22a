package io.framealloc.demo.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether variants computed the same. */
public final class Comparison {

  private Comparison() {}

  /** The first frame whose states differ, 0 if all are equal. */
  public static int firstDifferentFrame(List<Recording> recordings) {
    return firstDifferent(recordings, Recording::checksums);
  }

  /** The first picture that differs, counted from 1, 0 if all are equal. */
  public static int firstDifferentPicture(List<Recording> recordings) {
    return firstDifferent(recordings, Recording::pictureChecksums);
  }

  /** What differs, in one line; empty if nothing does. */
  public static Optional<String> difference(List<Recording> recordings) {
    int frame = firstDifferentFrame(recordings);
    if (frame > 0) {
      return Optional.of(
          "the variants computed different states: frame="
              + frame
              + checksums(recordings, Recording::checksums, frame));
    }
    int picture = firstDifferentPicture(recordings);
    if (picture > 0) {
      return Optional.of(
          "the variants drew different pictures: picture="
              + picture
              + checksums(recordings, Recording::pictureChecksums, picture));
    }
    return Optional.empty();
  }

  private static String checksums(
      List<Recording> recordings, Function<Recording, Series> series, int at) {
    StringBuilder text = new StringBuilder();
    for (Recording recording : recordings) {
      String checksum = Long.toHexString(series.apply(recording).get(at));
      text.append(", ").append(recording.variant().label()).append('=').append(checksum);
    }
    return text.toString();
  }

  private static int firstDifferent(
      List<Recording> recordings, Function<Recording, Series> series) {
    Series first = series.apply(recordings.getFirst());
    for (int i = 1; i <= first.size(); i++) {
      for (Recording recording : recordings) {
        if (series.apply(recording).get(i) != first.get(i)) {
          return i;
        }
      }
    }
    return 0;
  }
}
