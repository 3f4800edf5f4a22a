package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A call whose receiver and arguments were evaluated.
 *
 * @param tree the whole of it
 * @param method what is called
 * @param on the type that it is called on
 * @param receiver what it is called on; unknown for a static method
 * @param at the tree of the receiver, or the whole call
 * @param trees the arguments as written
 * @param arguments and what they give
 * @param world the path
 * @param activation the body that calls
 */
record Call(
    ExpressionTree tree,
    ExecutableElement method,
    TypeMirror on,
    Value receiver,
    Tree at,
    List<? extends ExpressionTree> trees,
    List<Value> arguments,
    World world,
    Activation activation) {

  Moment moment() {
    return new Moment(world, activation, tree);
  }

  /** Returns the moment at the receiver, for its use. */
  Moment atReceiver() {
    return new Moment(world, activation, at);
  }

  Moment atArgument(int i) {
    return new Moment(world, activation, trees.get(i));
  }

  String name() {
    return method.getSimpleName().toString();
  }

  Value argument(int i) {
    return i < arguments.size() ? arguments.get(i) : Value.UNKNOWN;
  }

  /** Returns the first argument of a kind. */
  @Nullable Obj argument(Kind kind) {
    for (Value value : arguments) {
      Obj one = value.single(kind);
      if (one != null) {
        return one;
      }
    }
    return null;
  }

  /** Returns this as the call of the method that its receiver has instead. */
  Call of(ExecutableElement own, TypeMirror type) {
    return new Call(tree, own, type, receiver, at, trees, arguments, world, activation);
  }

  /** Returns this on another path. */
  Call in(World other) {
    return new Call(tree, method, on, receiver, at, trees, arguments, other, activation);
  }

  List<Out> gives(Value value) {
    return List.of(new Out(world, value));
  }
}
