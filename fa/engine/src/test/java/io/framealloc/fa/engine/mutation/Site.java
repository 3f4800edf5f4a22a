package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import org.jspecify.annotations.Nullable;

/**
 * A local variable with memory of an open frame.
 *
 * @param unit its file
 * @param home the class around it
 * @param method the method around it
 * @param variable its declaration
 * @param region the frame; null if the caller has begun it
 * @param isApart whether it is in a lambda or class that is in the region
 * @param isReassigned whether it gets other values later
 * @param carrier the class of an object that has the memory in its fields; null for memory itself
 */
record Site(
    CompilationUnitTree unit,
    ClassTree home,
    MethodTree method,
    VariableTree variable,
    @Nullable Region region,
    boolean isApart,
    boolean isReassigned,
    @Nullable Carrier carrier) {

  /**
   * A class whose objects have memory of a frame in their fields.
   *
   * @param type its name
   * @param read a call of a method that reads the memory; null if there is none without arguments
   */
  record Carrier(String type, @Nullable String read) {}
}
