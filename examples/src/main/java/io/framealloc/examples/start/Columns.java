package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameColumns;
import io.framealloc.FrameFloatVec;
import io.framealloc.SmartAlloc;

/** Records with a vector for each component. */
final class Columns {

  private Columns() {}

  // region use
  record Body(ValueTypes.Vec3 position, ValueTypes.Vec3 velocity, int id) {}

  static float fall(SmartAlloc alloc, int bodies, float seconds) {
    try (Frame frame = alloc.beginFrame()) {
      FrameColumns<Body> columns = frame.columns(Body.class);
      for (int i = 0; i < bodies; i++) {
        columns.push(new Body(new ValueTypes.Vec3(i, 100, 0), new ValueTypes.Vec3(0, -2, 0), i));
      }
      FrameFloatVec height = columns.floats("position.y"); // all heights in a row
      height.addScaled(columns.floats("velocity.y"), seconds);
      return columns.get(bodies - 1).position().y() + height.min(); // one record, put together
    }
  }
  // endregion
}
