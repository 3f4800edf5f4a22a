// with stubs
import static org.lwjgl.system.MemoryStack.stackMallocInt;
import static org.lwjgl.system.MemoryStack.stackPop;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lwjgl.system.MemoryStack;

/** The stack as programs use it. */
final class Programs {

  /** As the classes of structs are. */
  record Extent(IntBuffer width, IntBuffer height) {}

  private final Map<String, FloatBuffer> uniforms = new HashMap<>();
  private IntBuffer size;
  private final List<Runnable> later = new ArrayList<>();

  static Extent inARecord() {
    try (MemoryStack stack = stackPush()) {
      return new Extent(stack.mallocInt(1), stack.mallocInt(1)); // ERROR FA701
    }
  }

  static IntBuffer fromAPoppedStack() {
    MemoryStack stack = stackPush();
    IntBuffer buffer = stack.mallocInt(1);
    stack.pop();
    return buffer; // ERROR FA701
  }

  static FloatBuffer sliced() {
    try (MemoryStack stack = stackPush()) {
      return stack.callocFloat(16).slice(); // ERROR FA701
    }
  }

  static Supplier<Integer> inALambda() {
    try (MemoryStack stack = stackPush()) {
      IntBuffer buffer = stack.ints(1);
      return () -> buffer.get(0); // ERROR FA701
    }
  }

  void inAMap(String name) {
    try (MemoryStack stack = stackPush()) {
      uniforms.put(name, stack.callocFloat(16)); // ERROR FA702
    }
  }

  void inAField() {
    try (MemoryStack stack = stackPush()) {
      size = stack.mallocInt(2); // ERROR FA702
      size.put(0, 1);
    }
  }

  void asAListener() {
    try (MemoryStack stack = stackPush()) {
      IntBuffer buffer = stack.mallocInt(1);
      later.add(() -> buffer.put(0, 1)); // ERROR FA702
    }
  }

  static CompletableFuture<Integer> async() {
    try (MemoryStack stack = stackPush()) {
      IntBuffer buffer = stack.ints(1);
      return CompletableFuture.supplyAsync(() -> buffer.get(0)); // ERROR FA604
    }
  }

  static void throughAQueue(BlockingQueue<ByteBuffer> queue) throws InterruptedException {
    try (MemoryStack stack = stackPush()) {
      queue.put(stack.malloc(64)); // ERROR FA201
    }
  }

  static int usedOutside() {
    Extent extent;
    try (MemoryStack stack = stackPush()) {
      extent = new Extent(stack.ints(1), stack.ints(2));
    }
    return extent.width().get(0); // ERROR FA104
  }

  static int staticAllocation() {
    stackPush();
    IntBuffer buffer = stackMallocInt(1);
    stackPop();
    return buffer.get(0); // ERROR FA104
  }

  static int innerFrame(MemoryStack stack) {
    IntBuffer buffer;
    try (MemoryStack frame = stack.push()) {
      buffer = frame.mallocInt(1);
    }
    return buffer.get(0); // ERROR FA104
  }

  static void poppedInItsResource() {
    try (MemoryStack stack = stackPush()) { // ERROR FA102
      stack.mallocInt(1);
      stack.pop();
    }
  }

  static int pushedInALoop(List<Integer> values) {
    int sum = 0;
    for (int value : values) {
      MemoryStack stack = stackPush(); // ERROR FA103
      if (value == 0) {
        continue;
      }
      sum += stack.ints(value).get(0);
      stack.pop();
    }
    return sum;
  }

  static void inAHotLoop() {
    try (MemoryStack stack = stackPush()) {
      for (int i = 0; i < 1000; i++) {
        stack.malloc(16); // WARN FA602
      }
    }
  }

  static int[] sizes() { // CLEAN
    try (MemoryStack stack = stackPush()) {
      IntBuffer width = stack.mallocInt(1);
      IntBuffer height = stack.mallocInt(1);
      query(width, height);
      return new int[] {width.get(0), height.get(0)};
    }
  }

  private static void query(IntBuffer width, IntBuffer height) { // HELPER
    width.put(0, 640);
    height.put(0, 480);
  }

  static int staticInside() { // CLEAN
    stackPush();
    try {
      return stackMallocInt(1).get(0);
    } finally {
      stackPop();
    }
  }

  static int byPointer() { // CLEAN
    MemoryStack stack = MemoryStack.stackGet();
    int pointer = stack.getPointer();
    IntBuffer buffer = stack.mallocInt(1);
    int value = buffer.get(0);
    stack.setPointer(pointer);
    return value;
  }

  static void eachFrame(List<float[]> matrices) { // CLEAN
    for (float[] matrix : matrices) {
      try (MemoryStack stack = stackPush()) {
        FloatBuffer buffer = stack.callocFloat(16);
        buffer.put(matrix).flip();
      }
    }
  }

  static FloatBuffer fill(FloatBuffer target) { // CLEAN
    try (MemoryStack stack = stackPush()) {
      FloatBuffer identity = stack.callocFloat(16);
      target.put(identity);
      return target;
    }
  }

  static Extent extent(MemoryStack stack) { // CLEAN: of the caller's frame
    return new Extent(stack.mallocInt(1), stack.mallocInt(1));
  }

  static int twoInOne() { // CLEAN
    try (MemoryStack outer = stackPush();
        MemoryStack inner = stackPush()) {
      return outer.ints(1).get(0) + inner.ints(2).get(0);
    }
  }

  static List<String> names() { // CLEAN
    List<String> names = new ArrayList<>();
    try (MemoryStack stack = stackPush()) {
      List<ByteBuffer> buffers = new ArrayList<>();
      buffers.add(stack.UTF8("one"));
      for (ByteBuffer buffer : buffers) {
        names.add(buffer.toString());
      }
    }
    return names;
  }
}
