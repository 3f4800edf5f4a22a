package io.framealloc.demo.frames;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Simulation;
import io.framealloc.demo.scene.Turntable;
import io.framealloc.demo.scene.View;
import io.framealloc.demo.scene.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulation in frame memory. The main thread's frame holds what one step of the simulation
 * makes; the other workers' frames hold what they need to find their contacts.
 *
 * <p>Pictures are rare and need three times the memory, so they have frames of an allocator of
 * their own: each allocator keeps the memory that its largest frames need.
 */
public final class FrameSimulation implements Simulation {

  private static final AllocConfig CONFIG =
      AllocConfig.builder()
          .firstBlock(Bytes.megabytes(8))
          .frameCapacity(Bytes.gigabytes(1))
          .build();

  private final Scene scene;
  private final View view;
  private final Workers workers;
  private final Bodies bodies;
  private final SmartAlloc alloc;
  private final SmartAlloc pictures;
  private final ContactSearch search;
  private final Helper[] helpers;
  private int number;
  private long frameMemory;

  /** A simulation at its first frame. */
  public FrameSimulation(Scene scene, Workers workers, View view) {
    this.scene = scene;
    this.view = view;
    this.workers = workers;
    this.bodies = new Bodies(scene);
    this.alloc = SmartAlloc.create(CONFIG);
    this.pictures = SmartAlloc.create(CONFIG);
    this.search = new ContactSearch(scene, bodies, 0, workers.count());
    this.helpers = new Helper[workers.count() - 1];
    for (int i = 0; i < helpers.length; i++) {
      ContactSearch own = new ContactSearch(scene, bodies, i + 1, workers.count());
      helpers[i] = new Helper(alloc, scene, own);
    }
  }

  /** Those of the steps, and of the pictures. */
  List<SmartAlloc> allocators() {
    return List.of(alloc, pictures);
  }

  @Override
  public void advance(int @Nullable [] picture) {
    number++;
    frameMemory = 0;
    try (Frame frame = alloc.beginFrame()) {
      new Step(frame).run(picture);
      frameMemory += frame.stats().peakBytes();
    }
    for (Helper helper : helpers) {
      frameMemory += helper.frameMemory();
    }
  }

  @Override
  public long checksum() {
    return bodies.checksum();
  }

  @Override
  public long frameMemory() {
    return frameMemory;
  }

  @Override
  public void close() {
    pictures.close();
    alloc.close();
  }

  /** What happens in one frame; it holds frame memory and is dropped with it. */
  private final class Step implements Workers.Task {

    private final Frame frame;
    private final float sin = Turntable.sin(number);
    private final float cos = Turntable.cos(number);
    private final Points vertices;
    private final Contacts withMesh;
    private final Contacts withBodies;

    Step(Frame frame) {
      this.frame = frame;
      vertices = Points.turned(frame, scene.mesh().positions(), sin, cos);
      withMesh = search.contactsWithMesh(frame);
      withBodies = search.contactsWithBodies(frame);
    }

    void run(int @Nullable [] picture) {
      bodies.fall();
      workers.run(this);
      receive();
      new ContactSolver(frame, bodies, scene.unit(), withMesh, withBodies).solve();
      bodies.move();
      if (picture != null) {
        draw(picture);
      }
    }

    @Override
    public void run(int worker, int count) {
      if (worker == 0) {
        search.findWithMesh(frame, vertices, withMesh);
        search.findWithBodies(frame, withBodies);
      } else {
        helpers[worker - 1].work(sin, cos);
      }
    }

    private void receive() {
      for (Helper helper : helpers) {
        withMesh.addAll(helper.withMesh());
        withBodies.addAll(helper.withBodies());
      }
    }

    private void draw(int[] picture) {
      try (Frame buffers = pictures.beginFrame()) {
        Points normals = Points.turned(buffers, scene.normals(), sin, cos);
        new Rasterizer(buffers, scene, view).draw(vertices, normals, bodies, sin, cos, picture);
        frameMemory += buffers.stats().peakBytes();
      }
    }
  }
}
