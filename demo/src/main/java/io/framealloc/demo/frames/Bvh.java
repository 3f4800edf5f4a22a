package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;

/**
 * A bounding volume hierarchy over boxes, in frame memory.
 *
 * <p>The nodes lie in the order in which they are visited: the first child of a node is the next
 * node, the second one begins where the first one's subtree ends. So a query needs no stack, and a
 * sweep from the last node to the first meets children before their parents.
 */
final class Bvh {

  private static final int LEAF_SIZE = 4;

  /** Per node: where its subtree ends, and the positions from which and to which it has items. */
  private static final int LINKS = 3;

  private final Boxes boxes;
  private final MortonOrder order;
  private final FrameIntVec links;
  private final Boxes nodes;

  Bvh(Frame frame, Boxes boxes) {
    int count = boxes.count();
    this.boxes = boxes;
    order = MortonOrder.of(frame, boxes);
    links = frame.intVec(LINKS * count);
    if (count > 0) {
      split(0, count);
    }
    nodes = new Boxes(frame, nodeCount());
    nodes.resize(nodeCount());
    for (int node = nodeCount() - 1; node >= 0; node--) {
      enclose(node);
    }
  }

  /** Adds the index of every box that overlaps the given one. */
  void findOverlaps(Query query, FrameIntVec found) {
    int node = 0;
    int end = nodeCount();
    while (node < end) {
      if (nodes.overlaps(node, query)) {
        addOverlaps(node, query, found);
        node++;
      } else {
        node = end(node);
      }
    }
  }

  private void addOverlaps(int node, Query query, FrameIntVec found) {
    for (int i = from(node); i < to(node); i++) {
      int item = order.item(i);
      if (boxes.overlaps(item, query)) {
        found.push(item);
      }
    }
  }

  private void split(int from, int to) {
    int node = nodeCount();
    if (to - from <= LEAF_SIZE) {
      addNode(node + 1, from, to);
    } else {
      addNode(0, 0, 0);
      int middle = order.split(from, to);
      split(from, middle);
      split(middle, to);
      links.set(LINKS * node, nodeCount());
    }
  }

  private void addNode(int end, int from, int to) {
    links.push(end);
    links.push(from);
    links.push(to);
  }

  private void enclose(int node) {
    int from = from(node);
    int to = to(node);
    if (from < to) {
      nodes.set(node, boxes, order.item(from));
      for (int i = from + 1; i < to; i++) {
        nodes.extend(node, boxes, order.item(i));
      }
    } else {
      nodes.set(node, nodes, node + 1);
      nodes.extend(node, nodes, end(node + 1));
    }
  }

  private int nodeCount() {
    return links.size() / LINKS;
  }

  private int end(int node) {
    return links.get(LINKS * node);
  }

  private int from(int node) {
    return links.get(LINKS * node + 1);
  }

  private int to(int node) {
    return links.get(LINKS * node + 2);
  }
}
