package io.framealloc.demo.heap;

import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A bounding volume hierarchy over a list of boxes. */
final class Bvh {

  private static final int LEAF_SIZE = 4;

  private sealed interface Node {
    Aabb box();
  }

  private record Inner(Aabb box, Node left, Node right) implements Node {}

  private record Leaf(Aabb box, int from, int to) implements Node {}

  private final List<Aabb> boxes;
  private final MortonOrder order;
  private final @Nullable Node root;

  Bvh(List<Aabb> boxes) {
    this.boxes = boxes;
    this.order = MortonOrder.of(boxes);
    this.root = boxes.isEmpty() ? null : build(0, boxes.size());
  }

  /** Passes the index of every box that overlaps the given one. */
  void forEachOverlap(Aabb box, IntConsumer action) {
    if (root != null) {
      visit(root, box, action);
    }
  }

  private void visit(Node node, Aabb box, IntConsumer action) {
    if (!node.box().overlaps(box)) {
      return;
    }
    switch (node) {
      case Inner inner -> {
        visit(inner.left(), box, action);
        visit(inner.right(), box, action);
      }
      case Leaf leaf -> {
        for (int i = leaf.from(); i < leaf.to(); i++) {
          int index = order.item(i);
          if (boxes.get(index).overlaps(box)) {
            action.accept(index);
          }
        }
      }
    }
  }

  private Node build(int from, int to) {
    if (to - from <= LEAF_SIZE) {
      Aabb box = boxes.get(order.item(from));
      for (int i = from + 1; i < to; i++) {
        box = box.union(boxes.get(order.item(i)));
      }
      return new Leaf(box, from, to);
    }
    int middle = order.split(from, to);
    Node left = build(from, middle);
    Node right = build(middle, to);
    return new Inner(left.box().union(right.box()), left, right);
  }
}
