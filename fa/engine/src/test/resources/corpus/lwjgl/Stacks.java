// with stubs
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.lwjgl.system.MemoryStack;

/** The stack of LWJGL. */
final class Stacks {

  private static IntBuffer global;

  static int usedAfterPop() {
    IntBuffer buffer;
    try (MemoryStack stack = MemoryStack.stackPush()) {
      buffer = stack.mallocInt(1);
    }
    return buffer.get(0); // ERROR FA104
  }

  static IntBuffer returned() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      return stack.mallocInt(1); // ERROR FA701
    }
  }

  static void stored() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      global = stack.ints(1, 2); // ERROR FA702
    }
  }

  static void inAGivenList(List<ByteBuffer> list) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      list.add(stack.UTF8("text")); // ERROR FA702
    }
  }

  static void otherThread(ExecutorService worker) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer buffer = stack.mallocInt(1);
      worker.execute(() -> buffer.put(0, 1)); // ERROR FA604
    }
  }

  static void neverPopped() {
    MemoryStack stack = MemoryStack.stackPush(); // ERROR FA103
    stack.mallocInt(1);
  }

  static void poppedOnOnePath(boolean early) {
    MemoryStack stack = MemoryStack.stackPush(); // ERROR FA103
    if (early) {
      return;
    }
    stack.pop();
  }

  static int afterStaticPop() {
    MemoryStack stack = MemoryStack.stackPush();
    IntBuffer buffer = stack.mallocInt(1);
    MemoryStack.stackPop();
    return buffer.get(0); // ERROR FA104
  }

  static int inTime() { // CLEAN
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer buffer = stack.mallocInt(1);
      return buffer.get(0);
    }
  }

  static void nested() { // CLEAN
    try (MemoryStack outer = MemoryStack.stackPush()) {
      IntBuffer one = outer.mallocInt(1);
      try (MemoryStack inner = MemoryStack.stackPush()) {
        inner.mallocInt(1).put(0, 2);
      }
      one.put(0, 1);
    }
  }

  static IntBuffer ofTheCaller(MemoryStack stack) { // CLEAN
    return stack.mallocInt(1);
  }

  static void byHand() { // CLEAN
    MemoryStack stack = MemoryStack.stackPush();
    try {
      stack.mallocInt(1);
    } finally {
      stack.pop();
    }
  }
}
