import io.framealloc.Frame;
import java.nio.ByteBuffer;

final class NativeOrder {

  static void put(Frame frame) {
    ByteBuffer view = frame.alloc(64).asByteBuffer();
    view.putInt(0, 42);
  }

  static float get(Frame frame) {
    return frame.alloc(64).asByteBuffer().getFloat(0);
  }
}
