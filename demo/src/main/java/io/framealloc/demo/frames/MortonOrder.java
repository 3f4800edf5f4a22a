package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.demo.scene.Morton;

/** Items in the order of their Morton codes, in frame memory. */
final class MortonOrder {

  private final FrameIntVec codes;
  private final FrameIntVec items;

  private MortonOrder(Frame frame, int count) {
    codes = frame.intVec(count);
    items = frame.intVec(count);
    codes.resize(count, 0);
    items.resize(count, 0);
  }

  /** The order of boxes by their centres; what sorting needs besides is given back at once. */
  static MortonOrder of(Frame frame, Boxes boxes) {
    int count = boxes.size();
    MortonOrder sorted = new MortonOrder(frame, count);
    try (FrameScope _ = frame.nested()) {
      MortonOrder order = new MortonOrder(frame, count);
      order.encode(boxes);
      order.sortInto(sorted, frame.intVec(Morton.DIGITS));
    }
    return sorted;
  }

  /** The item at a position of the order. */
  int item(int position) {
    return items.get(position);
  }

  /** Where a range of positions splits: at its highest changing bit, or in the middle. */
  int split(int from, int to) {
    int changing = codes.get(from) ^ codes.get(to - 1);
    if (changing == 0) {
      return (from + to) >>> 1;
    }
    int bit = Integer.highestOneBit(changing);
    int low = from;
    int high = to - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if ((codes.get(middle) & bit) == 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private void encode(Boxes boxes) {
    int count = boxes.size();
    float minX = Float.POSITIVE_INFINITY;
    float minY = Float.POSITIVE_INFINITY;
    float minZ = Float.POSITIVE_INFINITY;
    float maxX = Float.NEGATIVE_INFINITY;
    float maxY = Float.NEGATIVE_INFINITY;
    float maxZ = Float.NEGATIVE_INFINITY;
    for (int box = 0; box < count; box++) {
      BoxRef b = boxes.at(box);
      float x = b.centreX();
      float y = b.centreY();
      float z = b.centreZ();
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      minZ = Math.min(minZ, z);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
      maxZ = Math.max(maxZ, z);
    }
    float scaleX = Morton.scale(maxX - minX);
    float scaleY = Morton.scale(maxY - minY);
    float scaleZ = Morton.scale(maxZ - minZ);
    for (int box = 0; box < count; box++) {
      BoxRef b = boxes.at(box);
      float x = (b.centreX() - minX) * scaleX;
      float y = (b.centreY() - minY) * scaleY;
      float z = (b.centreZ() - minZ) * scaleZ;
      codes.set(box, Morton.code(x, y, z));
      items.set(box, box);
    }
  }

  /** Sorts by one digit after the other, back and forth; an odd number of digits ends there. */
  private void sortInto(MortonOrder other, FrameIntVec starts) {
    MortonOrder from = this;
    MortonOrder to = other;
    starts.resize(Morton.DIGITS, 0);
    for (int shift = 0; shift < Morton.BITS; shift += Morton.DIGIT_BITS) {
      from.countDigits(starts, shift);
      from.distribute(to, starts, shift);
      MortonOrder swapped = from;
      from = to;
      to = swapped;
    }
  }

  /** Sets, for every value of a digit, how many codes have a lower one. */
  private void countDigits(FrameIntVec starts, int shift) {
    starts.fill(0);
    int size = codes.size();
    for (int i = 0; i < size; i++) {
      int digit = digit(codes.get(i), shift);
      starts.set(digit, starts.get(digit) + 1);
    }
    int lower = 0;
    for (int digit = 0; digit < Morton.DIGITS; digit++) {
      int count = starts.get(digit);
      starts.set(digit, lower);
      lower += count;
    }
  }

  private void distribute(MortonOrder to, FrameIntVec starts, int shift) {
    int size = codes.size();
    for (int i = 0; i < size; i++) {
      int code = codes.get(i);
      int digit = digit(code, shift);
      int at = starts.get(digit);
      starts.set(digit, at + 1);
      to.codes.set(at, code);
      to.items.set(at, items.get(i));
    }
  }

  private static int digit(int code, int shift) {
    return (code >>> shift) & (Morton.DIGITS - 1);
  }
}
