package io.framealloc.internal.struct;

import io.framealloc.annotation.Length;
import io.framealloc.internal.struct.Shape.Constant;
import io.framealloc.internal.struct.Shape.Part;
import io.framealloc.internal.struct.Shape.Primitive;
import io.framealloc.internal.struct.Shape.Sequence;
import io.framealloc.internal.struct.Shape.Struct;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a value type, or says which component of it cannot be stored and why. */
public final class Shapes {

  private final Class<?> root;
  private final List<Class<?>> open = new ArrayList<>();

  private Shapes(Class<?> root) {
    this.root = root;
  }

  /**
   * Returns the shape of {@code type}.
   *
   * @throws IllegalArgumentException if it is no value type
   */
  public static Shape of(Class<?> type) {
    Class<?> stored = type;
    Kind kind = Kind.of(type);
    if (kind != null) {
      stored = kind.box;
    } else if (type.getSuperclass() != null && type.getSuperclass().isEnum()) {
      stored = type.getSuperclass();
    }
    return new Shapes(stored).shape(stored, null, "");
  }

  private Shape shape(Class<?> type, @Nullable Length length, String path) {
    if (type.isArray()) {
      return sequence(type, length, path);
    }
    if (length != null) {
      throw refuse(path, type, "@Length is for arrays");
    }
    Kind kind = Kind.of(type);
    if (kind != null) {
      return new Primitive(type, kind);
    }
    if (type.isEnum()) {
      return constant(type, path);
    }
    if (type.isRecord()) {
      return struct(type, path);
    }
    throw refuse(path, type, "it is no primitive, box, enum or record");
  }

  private Constant constant(Class<?> type, String path) {
    Object[] constants = type.getEnumConstants();
    if (constants == null || constants.length == 0) {
      throw refuse(path, type, "it has no constants");
    }
    return new Constant(type, constants.length);
  }

  private Sequence sequence(Class<?> type, @Nullable Length length, String path) {
    Class<?> element = type.getComponentType();
    if (path.isEmpty()) {
      throw refuse(path, type, "an array is stored as a component only; use a slice");
    }
    if (element.isArray()) {
      throw refuse(path, type, "arrays of arrays have no fixed length");
    }
    if (length == null) {
      throw refuse(path, type, "its length is not fixed; add @Length(n)");
    }
    if (length.value() < 1) {
      throw refuse(path, type, "@Length(" + length.value() + ") is not positive");
    }
    Shape each = shape(element, null, path + "[]");
    check((long) each.bytes() * length.value(), path, type);
    return new Sequence(type, each, length.value());
  }

  private Struct struct(Class<?> type, String path) {
    if (open.contains(type)) {
      throw refuse(path, type, "a record cannot contain itself");
    }
    open.add(type);
    List<Part> parts = new ArrayList<>();
    long end = 0;
    int alignment = 1;
    int leaves = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Shape shape = shape(component.getType(), component.getAnnotation(Length.class), name);
      long offset = (end + shape.alignment() - 1) & -shape.alignment();
      parts.add(new Part(component.getName(), (int) offset, shape));
      end = check(offset + shape.bytes(), name, component.getType());
      alignment = Math.max(alignment, shape.alignment());
      leaves += shape.leaves();
    }
    if (parts.isEmpty()) {
      throw refuse(path, type, "it has no components");
    }
    open.removeLast();
    long bytes = check((end + alignment - 1) & -alignment, path, type);
    return new Struct(type, List.copyOf(parts), (int) bytes, alignment, leaves);
  }

  private static final long LARGEST = 1 << 28;

  private long check(long bytes, String path, Class<?> type) {
    if (bytes > LARGEST) {
      throw refuse(path, type, "it is larger than 256 MiB");
    }
    return bytes;
  }

  private IllegalArgumentException refuse(String path, Class<?> type, String why) {
    String component =
        path.isEmpty() ? "" : "component=" + path + ", type=" + type.getTypeName() + "; ";
    return new IllegalArgumentException(
        root.getTypeName() + " cannot be stored off-heap: " + component + why);
  }
}
