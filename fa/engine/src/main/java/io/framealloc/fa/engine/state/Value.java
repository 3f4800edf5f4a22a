package io.framealloc.fa.engine.state;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may give.
 *
 * @param objects the objects that it may be; empty if nothing followed
 * @param constant a compile-time constant, or {@link #NULL}
 * @param partial whether it may be something else, that is not followed, on some path
 */
public record Value(Set<Obj> objects, @Nullable Object constant, boolean partial) {

  /** The constant of {@code null}. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /** Anything. */
  public static final Value UNKNOWN = new Value(Set.of(), null, false);

  /** Returns the value that is this object. */
  public static Value of(Obj object) {
    return new Value(Set.of(object), null, false);
  }

  /** Returns the value that may be any of these objects. */
  public static Value of(Set<Obj> objects) {
    return objects.isEmpty() ? UNKNOWN : new Value(Set.copyOf(objects), null, false);
  }

  /** Returns the value of a constant. */
  public static Value constant(@Nullable Object constant) {
    return constant == null ? UNKNOWN : new Value(Set.of(), constant, false);
  }

  /** Returns the one object that this is for certain. */
  public @Nullable Obj single() {
    return objects.size() == 1 && !partial ? objects.iterator().next() : null;
  }

  /** Returns the one object of a kind. */
  public @Nullable Obj single(Kind kind) {
    Obj one = single();
    return one != null && one.kind() == kind ? one : null;
  }

  /** Returns whether this is {@code null} for certain. */
  public boolean isNull() {
    return constant == NULL;
  }

  /** Returns what may be either. */
  public Value or(Value other) {
    if (equals(other)) {
      return this;
    }
    Set<Obj> both = new LinkedHashSet<>(objects);
    both.addAll(other.objects);
    boolean more = isOpen() || other.isOpen();
    return both.isEmpty() ? UNKNOWN : new Value(Set.copyOf(both), null, more);
  }

  private boolean isOpen() {
    return partial || (objects.isEmpty() && constant == null);
  }
}
