package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Shape.Leaf;
import io.framealloc.internal.struct.Shape.Part;
import io.framealloc.internal.struct.Shape.Sequence;
import io.framealloc.internal.struct.Shape.Struct;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The accessors that a cursor can have over a value type.
 *
 * <p>An accessor has the names of the components on the way, joined by an underscore, and one int
 * parameter for each array on the way. A reader returns the component; a writer takes it as its
 * last parameter, and returns nothing or the cursor.
 */
final class Paths {

  /** An array on the way. */
  record Step(int length, int stride) {}

  /** A way to a leaf. */
  record Path(Leaf leaf, int offset, List<Step> steps) {

    boolean isReadBy(Method method) {
      return method.getParameterCount() == steps.size();
    }
  }

  private final Shape shape;
  private final Class<?> accessors;
  private final Map<String, Path> paths = new LinkedHashMap<>();
  private final Set<String> ambiguous = new TreeSet<>();

  Paths(Shape shape, Class<?> accessors) {
    this.shape = shape;
    this.accessors = accessors;
    if (shape instanceof Leaf leaf) {
      add("value", new Path(leaf, 0, List.of()));
    } else {
      collect("", shape, 0, List.of());
    }
  }

  private void add(String name, Path path) {
    if (paths.put(name, path) != null) {
      ambiguous.add(name);
    }
  }

  private void collect(String name, Shape at, int offset, List<Step> steps) {
    switch (at) {
      case Leaf leaf -> add(name, new Path(leaf, offset, steps));
      case Struct struct -> {
        for (Part part : struct.parts()) {
          String inside = name.isEmpty() ? part.name() : name + "_" + part.name();
          collect(inside, part.shape(), offset + part.offset(), steps);
        }
      }
      case Sequence sequence -> {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(sequence.length(), sequence.element().bytes()));
        collect(name, sequence.element(), offset, List.copyOf(more));
      }
    }
  }

  /**
   * Returns what a method of the interface accesses.
   *
   * @throws IllegalArgumentException if it is no accessor
   */
  Path find(Method method) {
    Path path = paths.get(method.getName());
    if (path == null) {
      throw refuse(method, "there is no such component; there are " + paths.keySet());
    }
    if (ambiguous.contains(method.getName())) {
      throw refuse(method, "several components have this name");
    }
    Class<?>[] given = method.getParameterTypes();
    int indices = path.steps.size();
    for (int i = 0; i < given.length && i < indices; i++) {
      if (given[i] != int.class) {
        throw refuse(method, wanted(path));
      }
    }
    boolean fits =
        given.length == indices
            ? isTypeOf(path.leaf, method.getReturnType())
            : given.length == indices + 1
                && isTypeOf(path.leaf, given[indices])
                && (method.getReturnType() == void.class || method.getReturnType() == accessors);
    if (!fits) {
      throw refuse(method, wanted(path));
    }
    return path;
  }

  private static boolean isTypeOf(Leaf leaf, Class<?> type) {
    return type == leaf.type()
        || (leaf instanceof Shape.Primitive primitive && type == primitive.kind().primitive);
  }

  private static String wanted(Path path) {
    String type = path.leaf.type().getTypeName();
    String indices = String.join(", ", java.util.Collections.nCopies(path.steps.size(), "int"));
    String all = indices.isEmpty() ? type : indices + ", " + type;
    return "a reader is (%s) -> %s, a writer (%s) -> void".formatted(indices, type, all);
  }

  private IllegalArgumentException refuse(Method method, String why) {
    return new IllegalArgumentException(
        "%s is no cursor over %s: method=%s; %s"
            .formatted(accessors.getTypeName(), shape.type().getTypeName(), method.getName(), why));
  }
}
