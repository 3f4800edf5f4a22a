package org.lwjgl.system;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** As much of LWJGL's class as the samples use. */
public final class MemoryStack implements AutoCloseable {

  private static final MemoryStack STACK = new MemoryStack();

  public static MemoryStack stackPush() {
    return STACK;
  }

  public static MemoryStack stackPop() {
    return STACK;
  }

  public MemoryStack push() {
    return this;
  }

  public MemoryStack pop() {
    return this;
  }

  public static MemoryStack stackGet() {
    return STACK;
  }

  public static IntBuffer stackMallocInt(int count) {
    return IntBuffer.allocate(count);
  }

  public static FloatBuffer stackFloats(float... values) {
    return FloatBuffer.wrap(values);
  }

  public int getPointer() {
    return 0;
  }

  public MemoryStack setPointer(int pointer) {
    return this;
  }

  public FloatBuffer callocFloat(int count) {
    return FloatBuffer.allocate(count);
  }

  public ByteBuffer malloc(int bytes) {
    return ByteBuffer.allocate(bytes);
  }

  public IntBuffer mallocInt(int count) {
    return IntBuffer.allocate(count);
  }

  public IntBuffer ints(int... values) {
    return IntBuffer.wrap(values);
  }

  public ByteBuffer UTF8(CharSequence text) {
    return ByteBuffer.allocate(text.length() + 1);
  }

  @Override
  public void close() {}
}
