package io.framealloc.cli.report;

import java.util.Arrays;

/** One curve: points in the order of their x, which never falls. */
final class Lane {

  private final String name;
  private double[] x = new double[64];
  private double[] y = new double[64];
  private int size;

  Lane(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int size() {
    return size;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  void add(double atX, double value) {
    if (size == x.length) {
      x = Arrays.copyOf(x, size * 2);
      y = Arrays.copyOf(y, size * 2);
    }
    x[size] = atX;
    y[size] = value;
    size++;
  }

  /** At most so many points, each the highest of those that it stands for, so no spike is lost. */
  Lane thinned(int most) {
    if (size <= most) {
      return this;
    }
    Lane thin = new Lane(name);
    int step = (size + most - 1) / most;
    for (int from = 0; from < size; from += step) {
      int highest = from;
      for (int i = from; i < Math.min(from + step, size); i++) {
        highest = y[i] > y[highest] ? i : highest;
      }
      thin.add(x[highest], y[highest]);
    }
    return thin;
  }

  double[] values() {
    return Arrays.copyOf(y, size);
  }
}
