package io.framealloc.benchmarks.run;

/**
 * What was measured of one benchmark.
 *
 * @param nanos the least time of an iteration, per invocation
 * @param bytes the least number of bytes that the JVM allocated in an iteration, per invocation
 * @param threads how many threads ran it at once
 */
record Figure(double nanos, double bytes, int threads) {}
