package io.framealloc;

import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** What sending and keeping need of a vector or slice, whichever kind it is. */
final class Vectors {

  private Vectors() {}

  static int size(FrameData vector) {
    return switch (vector) {
      case FrameElements<?> values -> values.size;
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
      case FrameElements<?> values -> values.stride();
      case PrimitiveVec numbers -> numbers.elementBytes();
      default -> throw notAVector(vector);
    };
  }

  static MemorySegment segment(FrameData vector) {
    return switch (vector) {
      case FrameElements<?> values -> values.segment();
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
          case FrameSlice<?> values -> values.make(life, block, address, size);
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
      case FrameSlice<?> values -> replace(values, (FrameSlice<?>) (FrameData) other);
      case PrimitiveVec numbers -> {
        PrimitiveVec source = (PrimitiveVec) (FrameData) other;
        source.check();
        numbers.clear();
        numbers.append(source);
      }
      default -> throw notAVector(vector);
    }
  }

  @SuppressWarnings("unchecked") // of the same class
  private static <T> void replace(FrameVec<T> vector, FrameVec<?> other) {
    other.check();
    vector.clear();
    vector.addAll((FrameVec<T>) other);
  }

  private static void replace(FrameSlice<?> slice, FrameSlice<?> other) {
    slice.check();
    other.check();
    if (slice.size != other.size) {
      throw Errors.sizesDiffer(slice.size, other.size);
    }
    long bytes = (long) slice.size * slice.stride();
    Memory.copy(other.block, other.address, slice.block, slice.address, bytes);
  }

  /** The type of a vector or slice, for messages. */
  static String nameOf(FrameData vector) {
    return switch (vector) {
      case FrameVec<?> values -> "FrameVec<" + values.type().getSimpleName() + ">";
      case FrameSlice<?> values -> "FrameSlice<" + values.type().getSimpleName() + ">";
      default -> vector.getClass().getSimpleName();
    };
  }

  private static AssertionError notAVector(FrameData data) {
    return new AssertionError(data.getClass());
  }
}
