package io.framealloc;

import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** What sending needs of a vector, whichever of the two kinds it is. */
final class Vectors {

  private Vectors() {}

  static int size(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> values.size;
      case PrimitiveVec numbers -> numbers.size;
      default -> throw notAVector(vector);
    };
  }

  static int capacity(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> values.capacity;
      case PrimitiveVec numbers -> numbers.capacity;
      default -> throw notAVector(vector);
    };
  }

  static @Nullable ViewScope views(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> values.views;
      case PrimitiveVec numbers -> numbers.views;
      default -> throw notAVector(vector);
    };
  }

  static int stride(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> values.stride();
      case PrimitiveVec numbers -> numbers.elementBytes();
      default -> throw notAVector(vector);
    };
  }

  static MemorySegment segment(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> values.segment();
      case PrimitiveVec numbers -> numbers.segment();
      default -> throw notAVector(vector);
    };
  }

  /** Another vector of the same class. */
  @SuppressWarnings("unchecked") // of the same class
  static <V extends FrameData> V over(
      V like, Life life, Block block, long address, int size, int capacity) {
    FrameData made =
        switch (like) {
          case FrameVec<?> values -> values.over(life, block, address, size, capacity);
          case PrimitiveVec numbers -> numbers.over(life, block, address, size, capacity);
          default -> throw notAVector(like);
        };
    return (V) made;
  }

  /** Overwrites all of {@code vector} with the elements of another one of its class. */
  static <V extends FrameData> void replace(V vector, V other) {
    if (vector == other) {
      return;
    }
    switch (vector) {
      case FrameVec<?> values -> replace(values, (FrameVec<?>) (FrameData) other);
      case PrimitiveVec numbers -> {
        PrimitiveVec source = (PrimitiveVec) (FrameData) other;
        source.life.check();
        numbers.clear();
        numbers.append(source);
      }
      default -> throw notAVector(vector);
    }
  }

  @SuppressWarnings("unchecked") // of the same class
  private static <T> void replace(FrameVec<T> vector, FrameVec<?> other) {
    other.life.check();
    vector.clear();
    vector.addAll((FrameVec<T>) other);
  }

  private static AssertionError notAVector(FrameData data) {
    return new AssertionError(data.getClass());
  }
}
