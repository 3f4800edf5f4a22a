package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;

/**
 * A bounding volume hierarchy over boxes, in frame memory. The nodes lie in the order in which they
 * are visited, so that a node whose box is missed leads on to the end of its subtree.
 */
final class Bvh {

  private static final int LEAF_SIZE = 4;

  /** Per node: where its subtree ends, and the positions from which and to which it has items. */
  private static final int LINKS = 3;

  private final Boxes boxes;
  private final MortonOrder order;
  private final Boxes nodes;
  private final FrameIntVec links;

  Bvh(Frame frame, Boxes boxes) {
    int count = boxes.count();
    this.boxes = boxes;
    this.order = MortonOrder.of(frame, boxes);
    this.nodes = new Boxes(frame, count);
    this.links = frame.intVec(LINKS * count);
    if (count > 0) {
      build(0, count);
    }
  }

  /** Adds the index of every box that overlaps the given one. */
  void findOverlaps(Query query, FrameIntVec found) {
    int node = 0;
    int end = nodes.count();
    while (node < end) {
      if (nodes.overlaps(node, query)) {
        addOverlaps(node, query, found);
        node++;
      } else {
        node = links.get(LINKS * node);
      }
    }
  }

  private void addOverlaps(int node, Query query, FrameIntVec found) {
    int to = links.get(LINKS * node + 2);
    for (int i = links.get(LINKS * node + 1); i < to; i++) {
      int item = order.item(i);
      if (boxes.overlaps(item, query)) {
        found.push(item);
      }
    }
  }

  private void build(int from, int to) {
    int node = nodes.count();
    if (to - from <= LEAF_SIZE) {
      addLeaf(node, from, to);
    } else {
      addInner(node, from, to);
    }
  }

  private void addLeaf(int node, int from, int to) {
    nodes.addUnion(boxes, order, from, to);
    links.push(node + 1);
    links.push(from);
    links.push(to);
  }

  private void addInner(int node, int from, int to) {
    int middle = order.split(from, to);
    nodes.add(0, 0, 0, 0, 0, 0);
    links.push(0);
    links.push(0);
    links.push(0);
    build(from, middle);
    int right = nodes.count();
    build(middle, to);
    nodes.setUnion(node, node + 1, right);
    links.set(LINKS * node, nodes.count());
  }
}
