package io.framealloc.benchmarks;

/** A value of 64 bytes in 16 fields. */
record Words(
    int a,
    int b,
    int c,
    int d,
    int e,
    int f,
    int g,
    int h,
    int i,
    int j,
    int k,
    int l,
    int m,
    int n,
    int o,
    int p) {

  /** The same word in all fields. */
  static Words of(int v) {
    return new Words(v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v);
  }
}
