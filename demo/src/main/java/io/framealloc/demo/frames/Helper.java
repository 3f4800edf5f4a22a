package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.demo.scene.Scene;

/** A worker besides the main thread: it searches in a frame of its own and sends what it found. */
final class Helper {

  private final SmartAlloc alloc;
  private final Scene scene;
  private final ContactSearch search;
  private final Outbox withMesh = new Outbox();
  private final Outbox withBodies = new Outbox();
  private long frameMemory;

  Helper(SmartAlloc alloc, Scene scene, ContactSearch search) {
    this.alloc = alloc;
    this.scene = scene;
    this.search = search;
  }

  void work(float sin, float cos) {
    try (Frame frame = alloc.beginFrame()) {
      Points vertices = Points.turned(frame, scene.mesh().positions(), sin, cos);
      Contacts mesh = search.contactsWithMesh(frame);
      Contacts others = search.contactsWithBodies(frame);
      search.findWithMesh(frame, vertices, mesh);
      search.findWithBodies(frame, others);
      withMesh.send(mesh);
      withBodies.send(others);
      frameMemory = frame.stats().peakBytes();
    }
  }

  Outbox withMesh() {
    return withMesh;
  }

  Outbox withBodies() {
    return withBodies;
  }

  /** The bytes that its latest frame used. */
  long frameMemory() {
    return frameMemory;
  }
}
