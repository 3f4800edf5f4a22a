package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A path that leaves a statement abruptly.
 *
 * @param how by which kind of jump
 * @param label of a break or continue that names one
 * @param world what holds then
 * @param value what is returned or yielded
 * @param thrown the type of the exception
 * @param tree the jump
 */
record Leaving(
    How how,
    @Nullable String label,
    World world,
    Value value,
    @Nullable TypeMirror thrown,
    Tree tree) {

  /** What a call in a {@code try} may throw, beside what the code itself throws. */
  static Leaving implied(World world, @Nullable TypeMirror checked, Tree call) {
    return new Leaving(How.MAY_THROW, null, world, Value.UNKNOWN, checked, call);
  }

  enum How {
    BREAK,
    CONTINUE,
    RETURN,
    YIELD,
    THROW,
    MAY_THROW
  }

  Leaving in(World other) {
    return new Leaving(how, label, other, value, thrown, tree);
  }
}
