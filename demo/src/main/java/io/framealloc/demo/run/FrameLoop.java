package io.framealloc.demo.run;

import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Simulation;
import io.framealloc.demo.scene.View;
import io.framealloc.demo.scene.Workers;

/**
 * Runs one variant: frames that warm it up, one garbage collection, then the measured frames. All
 * memory for the measurements is reserved beforehand, and what the loop itself does lies outside
 * the measured interval of a frame.
 */
final class FrameLoop {

  private static final int WARMUP_RENDER_EVERY = 10;

  private final Scene scene;
  private final Plan plan;
  private final Progress progress;

  FrameLoop(Scene scene, Plan plan, Progress progress) {
    this.scene = scene;
    this.plan = plan;
    this.progress = progress;
  }

  Recording run(Variant variant, boolean keepPictures) {
    Pictures pictures = new Pictures(plan, keepPictures);
    View view = new View(plan.width(), plan.height());
    try (Workers workers = new Workers(plan.threads(), "demo-" + variant.label());
        Simulation simulation = variant.open(scene, workers, view)) {
      warmUp(variant, simulation, pictures);
      return measure(variant, simulation, pictures, new AllocationMeter(workers));
    }
  }

  private void warmUp(Variant variant, Simulation simulation, Pictures pictures) {
    for (int frame = 1; frame <= plan.warmup(); frame++) {
      boolean drawn = plan.renderEvery() > 0 && frame % WARMUP_RENDER_EVERY == 0;
      simulation.advance(drawn ? pictures.scratch() : null);
      progress.warmup(variant, frame, plan.warmup());
    }
  }

  private Recording measure(
      Variant variant, Simulation simulation, Pictures pictures, AllocationMeter allocation) {
    Series nanos = new Series(plan.frames());
    Series heapBytes = new Series(plan.frames());
    Series frameBytes = new Series(plan.frames());
    Series collections = new Series(plan.frames());
    Series checksums = new Series(plan.frames());
    CollectorMeter collector = new CollectorMeter();
    System.gc();
    long firstCount = collector.count();
    long firstMillis = collector.pauseMillis();
    long count = firstCount;
    for (int frame = 1; frame <= plan.frames(); frame++) {
      int[] picture = pictures.target(frame);
      long bytesBefore = allocation.bytes();
      long start = System.nanoTime();
      simulation.advance(picture);
      long end = System.nanoTime();
      heapBytes.set(frame, allocation.bytes() - bytesBefore);
      nanos.set(frame, end - start);
      frameBytes.set(frame, simulation.frameMemory());
      long countNow = collector.count();
      collections.set(frame, countNow - count);
      count = countNow;
      checksums.set(frame, simulation.checksum());
      if (picture != null) {
        pictures.drawn(frame, picture);
      }
      progress.measured(variant, frame, plan.frames(), end - start);
    }
    return new Recording(
        variant,
        nanos,
        heapBytes,
        frameBytes,
        collections,
        checksums,
        Series.of(pictures.checksums()),
        pictures.kept(plan),
        count - firstCount,
        collector.pauseMillis() - firstMillis);
  }
}
