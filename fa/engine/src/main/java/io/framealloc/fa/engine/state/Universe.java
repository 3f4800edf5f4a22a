package io.framealloc.fa.engine.state;

import io.framealloc.fa.engine.source.Place;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The abstract objects of one analysed body: the same place in the same context is the same. */
public final class Universe {

  private record Key(Object site, Kind kind, @Nullable Object context) {}

  private final Map<Key, Obj> objects = new HashMap<>();
  private final Map<Obj, TypeElement> classes = new HashMap<>();
  private final Map<Obj, Obj> outers = new HashMap<>();

  /** Returns the object that an expression makes. */
  public Obj made(Kind kind, String type, Place at, Object context, int level, @Nullable Obj of) {
    return objects.computeIfAbsent(
        new Key(at.tree(), kind, context), _ -> new Obj(kind, type, at, of, level));
  }

  /** Returns the view of an object that an expression gives. */
  public Obj view(String type, Place at, Obj of) {
    return objects.computeIfAbsent(
        new Key(at.tree(), Kind.VIEW, of), _ -> new Obj(Kind.VIEW, type, at, of, of.level()));
  }

  /** Returns the object that something outside stands for. */
  public Obj foreign(Kind kind, String type, Object key, @Nullable Obj of) {
    return objects.computeIfAbsent(new Key(key, kind, null), _ -> new Obj(kind, type, null, of, 0));
  }

  /** Returns the frame of an allocator that the caller had open. */
  public Obj ambient(Obj allocator) {
    return foreign(Kind.FRAME, "Frame", allocator, allocator);
  }

  /** Notes of which class an object is, exactly. */
  public void setClass(Obj object, TypeElement type) {
    classes.put(object, type);
  }

  /** Returns the class of an object, where it is known exactly. */
  public @Nullable TypeElement classOf(Obj object) {
    return classes.get(object);
  }

  /** Notes which object an object of an inner class refers to. */
  public void setOuter(Obj object, @Nullable Obj outer) {
    if (outer != null) {
      outers.put(object, outer);
    }
  }

  /** Returns the object around one of an inner class, where it is known. */
  public @Nullable Obj outerOf(Obj object) {
    return outers.get(object);
  }
}
