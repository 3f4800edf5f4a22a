package io.framealloc.demo.run;

import io.framealloc.demo.frames.FrameSimulation;
import io.framealloc.demo.heap.HeapSimulation;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Simulation;
import io.framealloc.demo.scene.View;
import io.framealloc.demo.scene.Workers;

/** The two ways in which the simulation is written. */
public enum Variant {
  /** Ordinary Java objects. */
  HEAP("heap") {
    @Override
    Simulation open(Scene scene, Workers workers, View view) {
      return new HeapSimulation(scene, workers, view);
    }
  },

  /** Frame memory. */
  FRAMEALLOC("framealloc") {
    @Override
    Simulation open(Scene scene, Workers workers, View view) {
      return new FrameSimulation(scene, workers, view);
    }
  };

  private final String label;

  Variant(String label) {
    this.label = label;
  }

  /** The name that people read. */
  public String label() {
    return label;
  }

  abstract Simulation open(Scene scene, Workers workers, View view);
}
