package io.framealloc.demo.frames;

/** An axis-aligned box as it lies in memory. */
record Box(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {}
