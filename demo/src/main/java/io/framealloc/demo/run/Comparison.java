package io.framealloc.demo.run;

import java.util.List;

/** Whether variants computed the same. */
public final class Comparison {

  private Comparison() {}

  /** The first frame whose states differ, 0 if all are equal. */
  public static int firstDifferentFrame(List<Recording> recordings) {
    return firstDifferent(recordings.stream().map(Recording::checksums).toList());
  }

  /** The first picture that differs, counted from 1, 0 if all are equal. */
  public static int firstDifferentPicture(List<Recording> recordings) {
    return firstDifferent(recordings.stream().map(Recording::pictureChecksums).toList());
  }

  private static int firstDifferent(List<Series> all) {
    Series first = all.getFirst();
    for (int i = 1; i <= first.size(); i++) {
      for (Series other : all) {
        if (other.get(i) != first.get(i)) {
          return i;
        }
      }
    }
    return 0;
  }
}
