package io.framealloc.demo.run;

/**
 * How a simulation is run.
 *
 * @param frames the frames that are measured
 * @param warmup the frames before them
 * @param threads the workers that share a frame's work
 * @param renderEvery every how many measured frames a picture is drawn, 0 for never
 * @param width the width of a picture in pixels
 * @param height the height of a picture in pixels
 */
public record Plan(int frames, int warmup, int threads, int renderEvery, int width, int height) {}
