package io.framealloc.fa.engine.check;

import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.World;

/**
 * One step of one path.
 *
 * @param world what holds before it
 * @param activation the body that runs
 * @param tree what does it
 * @param atEnd whether it happens at the end of the tree, a block
 */
public record Moment(World world, Activation activation, Tree tree, boolean atEnd) {

  /** A step that the whole tree does. */
  public Moment(World world, Activation activation, Tree tree) {
    this(world, activation, tree, false);
  }

  public Place place() {
    return new Place(activation.unit(), tree, atEnd);
  }

  /** Returns the same step at another tree. */
  public Moment at(Tree other) {
    return new Moment(world, activation, other);
  }

  /** Returns the same step on another path. */
  public Moment in(World other) {
    return new Moment(other, activation, tree, atEnd);
  }
}
