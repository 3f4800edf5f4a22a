package io.framealloc.internal.struct;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * How a value type lies in memory: like a C struct.
 *
 * <p>A component starts at the next multiple of its own alignment, and the whole is padded to a
 * multiple of the largest alignment in it. A boolean has one byte. An enum is the position of its
 * constant, in one byte for at most 256 constants, else in two (a class file has no room for more).
 * A nested record and a fixed-length array lie in place.
 */
public sealed interface Shape {

  /** The Java type; of a primitive the box where it is boxed. */
  Class<?> type();

  /** The size in bytes, a multiple of the alignment. */
  int bytes();

  /** The alignment in bytes: 1, 2, 4 or 8. */
  int alignment();

  /** How many primitive values and enum constants it holds. */
  int leaves();

  /** The same for users of {@code java.lang.foreign}. */
  MemoryLayout layout();

  /** What is read and written by one access. */
  sealed interface Leaf extends Shape {

    /** How it is read and written. */
    Kind kind();

    @Override
    default int bytes() {
      return kind().bytes();
    }

    @Override
    default int alignment() {
      return kind().bytes();
    }

    @Override
    default int leaves() {
      return 1;
    }
  }

  /** A primitive, or the box of one. */
  record Primitive(Class<?> type, Kind kind) implements Leaf {

    boolean boxed() {
      return type == kind.box;
    }

    @Override
    public MemoryLayout layout() {
      return kind.layout();
    }
  }

  /** A constant of an enum that has {@code count} of them. */
  record Constant(Class<?> type, int count) implements Leaf {

    private static final int IN_ONE_BYTE = 256;

    @Override
    public Kind kind() {
      return count <= IN_ONE_BYTE ? Kind.BYTE : Kind.CHAR;
    }

    @Override
    public MemoryLayout layout() {
      return count <= IN_ONE_BYTE ? ValueLayout.JAVA_BYTE : ValueLayout.JAVA_SHORT;
    }
  }

  /** A record. */
  record Struct(Class<?> type, List<Part> parts, int bytes, int alignment, int leaves)
      implements Shape {

    @Override
    public StructLayout layout() {
      List<MemoryLayout> members = new ArrayList<>();
      long end = 0;
      for (Part part : parts) {
        pad(members, part.offset - end);
        members.add(part.shape.layout().withName(part.name));
        end = (long) part.offset + part.shape.bytes();
      }
      pad(members, bytes - end);
      return MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new))
          .withName(type.getSimpleName());
    }

    private static void pad(List<MemoryLayout> members, long gap) {
      if (gap > 0) {
        members.add(MemoryLayout.paddingLayout(gap));
      }
    }
  }

  /** A component of a record. */
  record Part(String name, int offset, Shape shape) {}

  /** An array of fixed length. */
  record Sequence(Class<?> type, Shape element, int length) implements Shape {

    @Override
    public int bytes() {
      return element.bytes() * length;
    }

    @Override
    public int alignment() {
      return element.alignment();
    }

    @Override
    public int leaves() {
      return element.leaves() * length;
    }

    @Override
    public MemoryLayout layout() {
      return MemoryLayout.sequenceLayout(length, element.layout());
    }
  }
}
