import io.framealloc.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

final class NativeOrder {

  static void put(Frame frame) {
    ByteBuffer view = frame.alloc(64).asByteBuffer().order(ByteOrder.nativeOrder());
    view.putInt(0, 42);
  }

  static float get(Frame frame) {
    return frame.alloc(64).asByteBuffer().order(ByteOrder.nativeOrder()).getFloat(0);
  }
}
