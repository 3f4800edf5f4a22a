package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;

/**
 * A bounding volume hierarchy over boxes, in frame memory.
 *
 * <p>The nodes lie in the order in which they are visited: the first child of a node is the next
 * node, the second one begins where the first one's subtree ends. So a query needs no stack, and a
 * sweep from the last node to the first meets children before their parents.
 *
 * <p>Leaves and inner nodes are enclosed by loops of their own: each stays below the number of
 * accesses up to which the compiler inlines them all.
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
    this.boxes = boxes;
    order = MortonOrder.of(frame, boxes);
    links = frame.intVec(LINKS * boxes.size());
    if (boxes.size() > 0) {
      split(0, boxes.size());
    }
    nodes = new Boxes(frame, nodeCount());
    nodes.clear();
    encloseLeaves();
    encloseInner();
  }

  /** Adds the index of every box that overlaps the given one. */
  void findOverlaps(Query query, FrameIntVec found) {
    int node = 0;
    int end = nodeCount();
    while (node < end) {
      if (nodes.at(node).overlaps(query)) {
        addOverlaps(node, query, found);
        node++;
      } else {
        node = end(node);
      }
    }
  }

  private void addOverlaps(int node, Query query, FrameIntVec found) {
    int to = to(node);
    for (int i = from(node); i < to; i++) {
      int item = order.item(i);
      if (boxes.at(item).overlaps(query)) {
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

  private void encloseLeaves() {
    int count = nodeCount();
    for (int node = 0; node < count; node++) {
      int to = to(node);
      for (int i = from(node); i < to; i++) {
        BoxRef box = boxes.at(order.item(i));
        nodes
            .at(node)
            .extend(box.minX(), box.minY(), box.minZ(), box.maxX(), box.maxY(), box.maxZ());
      }
    }
  }

  private void encloseInner() {
    for (int node = nodeCount() - 1; node >= 0; node--) {
      if (to(node) == 0) {
        setUnion(node, node + 1, end(node + 1));
      }
    }
  }

  private void setUnion(int node, int left, int right) {
    BoxRef box = nodes.at(left);
    float minX = box.minX();
    float minY = box.minY();
    float minZ = box.minZ();
    float maxX = box.maxX();
    float maxY = box.maxY();
    float maxZ = box.maxZ();
    BoxRef other = nodes.at(right);
    minX = Math.min(minX, other.minX());
    minY = Math.min(minY, other.minY());
    minZ = Math.min(minZ, other.minZ());
    maxX = Math.max(maxX, other.maxX());
    maxY = Math.max(maxY, other.maxY());
    maxZ = Math.max(maxZ, other.maxZ());
    nodes.at(node).set(minX, minY, minZ, maxX, maxY, maxZ);
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
