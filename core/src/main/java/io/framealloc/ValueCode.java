package io.framealloc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * What the code of every generated class calls, whatever it wraps.
 *
 * <p>The handles are what {@link MemorySegment#get} goes through as well. Called directly they cost
 * the compiler fewer nodes, of which it has 18,000 for a method: some 50 accesses instead of 30.
 */
abstract class ValueCode {

  /** Accesses one byte. */
  protected static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();

  /** Accesses two bytes as a short. */
  protected static final VarHandle SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.varHandle();

  /** Accesses two bytes as a char. */
  protected static final VarHandle CHAR = ValueLayout.JAVA_CHAR_UNALIGNED.varHandle();

  /** Accesses four bytes as an int. */
  protected static final VarHandle INT = ValueLayout.JAVA_INT_UNALIGNED.varHandle();

  /** Accesses eight bytes as a long. */
  protected static final VarHandle LONG = ValueLayout.JAVA_LONG_UNALIGNED.varHandle();

  /** Accesses four bytes as a float. */
  protected static final VarHandle FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.varHandle();

  /** Accesses eight bytes as a double. */
  protected static final VarHandle DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.varHandle();

  ValueCode() {}

  /**
   * Returns the enum constant at a position read from memory.
   *
   * @param ordinal the position
   * @param constants all constants of the enum
   * @return the constant
   * @throws IllegalStateException if there is no such constant: the memory was never written
   */
  protected static Object constant(int ordinal, Object[] constants) {
    if (ordinal >= constants.length) {
      throw Errors.noConstant(constants, ordinal);
    }
    return constants[ordinal];
  }

  /**
   * Checks the length of an array that is to be stored.
   *
   * @param length its length
   * @param declared the length of the component
   * @throws IllegalArgumentException if they differ
   */
  protected static void checkLength(int length, int declared) {
    if (length != declared) {
      throw Errors.wrongLength(length, declared);
    }
  }
}
