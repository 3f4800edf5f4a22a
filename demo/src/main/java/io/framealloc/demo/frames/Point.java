package io.framealloc.demo.frames;

/** A point as it lies in memory. */
record Point(float x, float y, float z) {}
