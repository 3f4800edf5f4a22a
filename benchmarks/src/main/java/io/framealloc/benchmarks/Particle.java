package io.framealloc.benchmarks;

/** A value of 64 bytes. */
record Particle(
    double x, double y, double z, double vx, double vy, double vz, double mass, double charge) {

  static final int BYTES = 64;

  static Particle of(double seed) {
    return new Particle(seed, seed + 1, seed + 2, seed + 3, seed + 4, seed + 5, seed + 6, seed + 7);
  }
}
