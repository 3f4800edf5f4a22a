import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Views in the order of the machine. */
final class ByteOrderOfViews {

  static void put(Frame frame) {
    ByteBuffer view = frame.alloc(64).asByteBuffer();
    view.putInt(0, 42); // WARN FA704
  }

  static float get(Frame frame) {
    ByteBuffer view = frame.intVec(16).segment().asByteBuffer();
    return view.getFloat(0); // WARN FA704
  }

  static FloatBuffer floats(Frame frame) {
    return frame.alloc(64).asByteBuffer().asFloatBuffer(); // WARN FA704
  }

  static void setTooLate(Frame frame) {
    ByteBuffer view = frame.alloc(64).asByteBuffer();
    view.putLong(42); // WARN FA704
    view.order(ByteOrder.nativeOrder());
  }

  static void ordered(Frame frame) { // CLEAN
    ByteBuffer view = frame.alloc(64).asByteBuffer().order(ByteOrder.nativeOrder());
    view.putInt(0, 42);
  }

  static void orderedLater(Frame frame) { // CLEAN
    ByteBuffer view = frame.alloc(64).asByteBuffer();
    view.order(ByteOrder.nativeOrder());
    view.putInt(0, 42);
  }

  static void bytes(Frame frame) { // CLEAN
    ByteBuffer view = frame.alloc(64).asByteBuffer();
    view.put(0, (byte) 42);
  }

  static void ofAVector(FrameIntVec vec) { // CLEAN
    vec.asBuffer().put(0, 42);
  }

  static void anyBuffer(ByteBuffer buffer) { // CLEAN
    buffer.putInt(0, 42);
  }
}
