package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Morton;
import java.util.List;

/** Items in the order of their Morton codes. */
final class MortonOrder {

  private final int[] codes;
  private final int[] items;

  private MortonOrder(int[] codes, int[] items) {
    this.codes = codes;
    this.items = items;
  }

  /** The order of boxes by their centres. */
  static MortonOrder of(List<Aabb> boxes) {
    int[] codes = codes(boxes);
    int[] items = new int[codes.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = i;
    }
    return new MortonOrder(codes, items).sorted();
  }

  /** The item at a position of the order. */
  int item(int position) {
    return items[position];
  }

  /** Where a range of positions splits: at its highest changing bit, or in the middle. */
  int split(int from, int to) {
    int first = codes[from];
    int changing = first ^ codes[to - 1];
    if (changing == 0) {
      return (from + to) >>> 1;
    }
    int bit = Integer.highestOneBit(changing);
    int low = from;
    int high = to - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if ((codes[middle] & bit) == 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static int[] codes(List<Aabb> boxes) {
    int[] codes = new int[boxes.size()];
    if (codes.length == 0) {
      return codes;
    }
    Vec3 first = boxes.get(0).centre();
    Aabb all = new Aabb(first.x(), first.y(), first.z(), first.x(), first.y(), first.z());
    for (Aabb box : boxes) {
      all = all.union(Aabb.around(box.centre(), 0f));
    }
    float scaleX = Morton.scale(all.maxX() - all.minX());
    float scaleY = Morton.scale(all.maxY() - all.minY());
    float scaleZ = Morton.scale(all.maxZ() - all.minZ());
    for (int i = 0; i < codes.length; i++) {
      Vec3 centre = boxes.get(i).centre();
      codes[i] =
          Morton.code(
              (centre.x() - all.minX()) * scaleX,
              (centre.y() - all.minY()) * scaleY,
              (centre.z() - all.minZ()) * scaleZ);
    }
    return codes;
  }

  private MortonOrder sorted() {
    MortonOrder order = this;
    for (int shift = 0; shift < Morton.BITS; shift += Morton.DIGIT_BITS) {
      order = order.sortedBy(shift);
    }
    return order;
  }

  private MortonOrder sortedBy(int shift) {
    int[] starts = new int[Morton.DIGITS + 1];
    for (int code : codes) {
      starts[digit(code, shift) + 1]++;
    }
    for (int digit = 0; digit < Morton.DIGITS; digit++) {
      starts[digit + 1] += starts[digit];
    }
    int[] sortedCodes = new int[codes.length];
    int[] sortedItems = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      int at = starts[digit(codes[i], shift)]++;
      sortedCodes[at] = codes[i];
      sortedItems[at] = items[i];
    }
    return new MortonOrder(sortedCodes, sortedItems);
  }

  private static int digit(int code, int shift) {
    return (code >>> shift) & (Morton.DIGITS - 1);
  }
}
