package io.framealloc;

import io.framealloc.annotation.Length;
import java.util.Arrays;

/** Value types of the tests. */
final class Shapes {

  private Shapes() {}

  enum Level {
    LOW,
    MIDDLE {
      @Override
      int weight() {
        return 2;
      }
    },
    HIGH;

    int weight() {
      return 1;
    }
  }

  record Vec3(float x, float y, float z) {}

  record Every(
      boolean flag, byte b, short s, char c, int i, long l, float f, double d, Integer boxed) {}

  record Body(Vec3 pos, Vec3 vel, double mass, Level level, boolean awake) {}

  record Arrays4(@Length(4) float[] w, @Length(2) Vec3[] at, @Length(3) boolean[] on) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Arrays4 that
          && Arrays.equals(w, that.w)
          && Arrays.equals(at, that.at)
          && Arrays.equals(on, that.on);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(w);
    }
  }

  record Wide(@Length(20) int[] n, Body body, @Length(3) Level[] levels, long last) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Wide that
          && Arrays.equals(n, that.n)
          && body.equals(that.body)
          && Arrays.equals(levels, that.levels)
          && last == that.last;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(n);
    }
  }

  static Body body(int i) {
    return new Body(new Vec3(i, 2, 3), new Vec3(4, -i, 6), i / 3.0, Level.MIDDLE, i % 2 == 0);
  }

  static Wide wide(int i) {
    int[] n = new int[20];
    Arrays.setAll(n, k -> i * k);
    return new Wide(n, body(i), new Level[] {Level.HIGH, Level.LOW, Level.MIDDLE}, -i);
  }
}
