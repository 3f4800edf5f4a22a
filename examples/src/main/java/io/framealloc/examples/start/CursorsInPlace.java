package io.framealloc.examples.start;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;

/** Single components of records, read and written where they lie. */
final class CursorsInPlace {

  private CursorsInPlace() {}

  // region use
  record Point(float x, float y) {}

  record Ball(Point position, Point velocity, int bounces) {}

  /** The components of a ball that the loop needs, each by its name. */
  interface BallRef {
    float position_y(); // reads

    void position_y(float value); // writes

    float velocity_y();

    void velocity_y(float value);

    int bounces();

    void bounces(int value);
  }

  static int bounce(SmartAlloc alloc, int steps) {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Ball> balls = frame.vec(Ball.class);
      for (int i = 1; i <= 100; i++) {
        balls.push(new Ball(new Point(0, i), new Point(0, 0), 0));
      }
      Cursor<BallRef> cursor = balls.cursor(BallRef.class); // one for the whole loop
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < balls.size(); i++) {
          BallRef ball = cursor.at(i); // the same object, moved
          ball.velocity_y(ball.velocity_y() - 1);
          ball.position_y(ball.position_y() + ball.velocity_y());
          if (ball.position_y() < 0) {
            ball.position_y(-ball.position_y());
            ball.velocity_y(-ball.velocity_y());
            ball.bounces(ball.bounces() + 1);
          }
        }
      }
      return balls.get(0).bounces();
    }
  }
  // endregion
}
