package io.framealloc.demo.frames;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameVec;

/**
 * A hierarchy of boxes in frame memory: nodes in depth-first order, read through a cursor.
 *
 * <p>It is split first, and enclosed from its leaves up.
 */
final class Bvh {

  private static final int LEAF_SIZE = 4;

  private final Boxes boxes;
  private final MortonOrder order;
  private final FrameVec<Node> nodes;
  private final Cursor<NodeRef> cursor;
  private final Cursor<NodeRef> parents;

  Bvh(Frame frame, Boxes boxes) {
    int count = boxes.size();
    this.boxes = boxes;
    order = MortonOrder.of(frame, boxes);
    nodes = frame.vec(Node.class, count);
    cursor = nodes.cursor(NodeRef.class);
    parents = nodes.cursor(NodeRef.class);
    if (count > 0) {
      split(0, 0, count);
    }

    encloseLeaves();

    encloseInner();
  }

  private void encloseLeaves() {
    int n = nodes.size();
    for (int i = 0; i < n; i++) {
      NodeRef node = cursor.at(i);
      int to = node.to();
      for (int k = node.from(); k < to; k++) {
        node.extend(boxes.at(order.item(k)));
      }
    }
  }

  private void encloseInner() {
    for (int i = nodes.size() - 1; i > 0; i--) {
      NodeRef node = cursor.at(i);
      parents.at(node.parent()).extend(node);
    }
  }

  void findOverlaps(Query query, FrameIntVec found) {
    int i = 0;
    int end = nodes.size();
    while (i < end) {
      NodeRef node = cursor.at(i);
      if (node.overlaps(query)) {
        addOverlaps(node.from(), node.to(), query, found);
        i++;
      } else {
        i = node.end();
      }
    }
  }

  private void addOverlaps(int from, int to, Query query, FrameIntVec found) {
    for (int i = from; i < to; i++) {
      int item = order.item(i);
      if (boxes.at(item).overlaps(query)) {
        found.push(item);
      }
    }
  }

  private void split(int parent, int from, int to) {
    int node = nodes.size();
    nodes.push(Node.NEW);
    cursor.at(node).parent(parent);
    if (to - from <= LEAF_SIZE) {
      setLeaf(cursor.at(node), from, to);
    } else {
      int middle = order.split(from, to);
      split(node, from, middle);
      split(node, middle, to);
    }
    cursor.at(node).end(nodes.size());
  }

  private static void setLeaf(NodeRef leaf, int from, int to) {
    leaf.from(from);
    leaf.to(to);
  }
}
