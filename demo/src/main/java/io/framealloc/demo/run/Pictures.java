package io.framealloc.demo.run;

import io.framealloc.demo.scene.Checksum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory for the pictures of a run, reserved before it starts. Every picture has its checksum kept;
 * at most {@link #KEPT} of them, evenly spread over the run, are kept whole.
 */
final class Pictures {

  static final int KEPT = 12;

  private final int every;
  private final int count;
  private final int[] scratch;
  private final int[][] kept;
  private final long[] checksums;

  Pictures(Plan plan, boolean keep) {
    every = plan.renderEvery();
    count = every == 0 ? 0 : plan.frames() / every;
    int pixels = plan.width() * plan.height();
    scratch = new int[pixels];
    kept = new int[keep ? Math.min(count, KEPT) : 0][pixels];
    checksums = new long[count];
  }

  /** A picture that is thrown away: for the frames before the measured ones. */
  int[] scratch() {
    return scratch;
  }

  /** Where a measured frame, counted from 1, is to be drawn; null if it is not. */
  int @Nullable [] target(int frame) {
    if (!isDrawn(frame)) {
      return null;
    }
    int slot = slot(frame / every);
    return slot < 0 ? scratch : kept[slot];
  }

  /** Notes the picture of a measured frame that was just drawn. */
  void drawn(int frame, int[] picture) {
    checksums[frame / every - 1] = Checksum.of(picture);
  }

  long[] checksums() {
    return checksums;
  }

  /** The pictures that were kept. */
  List<Picture> kept(Plan plan) {
    List<Picture> pictures = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      int slot = slot(number);
      if (slot >= 0) {
        pictures.add(new Picture(number * every, plan.width(), plan.height(), kept[slot]));
      }
    }
    return pictures;
  }

  private boolean isDrawn(int frame) {
    return every > 0 && frame % every == 0;
  }

  private int slot(int number) {
    int slot = (int) ((long) number * kept.length / count);
    int before = (int) ((number - 1L) * kept.length / count);
    return slot > before ? before : -1;
  }
}
