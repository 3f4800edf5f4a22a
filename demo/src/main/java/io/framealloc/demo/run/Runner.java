package io.framealloc.demo.run;

import io.framealloc.demo.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** Runs variants of one scene, one after the other in the same JVM. */
public final class Runner {

  private Runner() {}

  /** The recordings of these variants; the first one's has the pictures. */
  public static List<Recording> run(
      Scene scene, Plan plan, List<Variant> variants, Progress progress) {
    FrameLoop loop = new FrameLoop(scene, plan, progress);
    List<Recording> recordings = new ArrayList<>();
    for (Variant variant : variants) {
      recordings.add(loop.run(variant, recordings.isEmpty()));
    }
    progress.done();
    return recordings;
  }
}
