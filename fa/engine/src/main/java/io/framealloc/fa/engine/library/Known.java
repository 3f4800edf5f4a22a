package io.framealloc.fa.engine.library;

import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.state.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about methods and types by their names alone.
 *
 * <p>Types are given by the qualified names of a type and all above it, the nearest first.
 */
public final class Known {

  private static final Set<String> HOLDERS =
      Set.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.Optional",
          "java.util.concurrent.atomic.AtomicReference",
          "java.lang.ref.Reference",
          "java.lang.ThreadLocal",
          "java.lang.Thread",
          "java.lang.Runnable",
          "java.util.concurrent.Callable",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Exchanger",
          "java.util.stream.Stream.Builder");

  private static final Set<String> VIEWS =
      Set.of(
          "java.lang.foreign.MemorySegment",
          "java.nio.Buffer",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.stream.BaseStream",
          "java.lang.foreign.SegmentAllocator");

  private final Table<Act> acts = new Table<>();
  private final Table<Spawn> spawns = new Table<>();
  private final Table<Wait> waits = new Table<>();
  private final Table<Store> stores = new Table<>();
  private final Table<Integer> factories = new Table<>();
  private final Map<String, Kind> kinds = new HashMap<>();

  public Known(Set<Model> models) {
    OtherArenas.addSegments(acts);
    if (models.contains(Model.FFM)) {
      OtherArenas.addForeign(acts, kinds);
    }
    if (models.contains(Model.LWJGL)) {
      OtherArenas.addStack(acts, kinds);
    }
    if (models.contains(Model.FRAMEALLOC)) {
      Framealloc.addTo(acts, kinds);
    }
    Jdk.addSpawns(spawns);
    Jdk.addWaits(waits);
    Jdk.addStores(stores);
    Jdk.addFactories(factories);
  }

  public @Nullable Act act(Iterable<String> types, String method) {
    return acts.find(types, method);
  }

  public @Nullable Spawn spawn(Iterable<String> types, String method) {
    return spawns.find(types, method);
  }

  public @Nullable Wait wait(Iterable<String> types, String method) {
    return waits.find(types, method);
  }

  public @Nullable Store store(Iterable<String> types, String method) {
    return stores.find(types, method);
  }

  /** Returns whether a method gives a new container of its arguments. */
  public boolean isFactory(Iterable<String> types, String method) {
    return factories.find(types, method) != null;
  }

  public @Nullable Kind kind(Iterable<String> types) {
    for (String name : types) {
      Kind kind = kinds.get(name);
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }

  /** Returns whether a type is of one of the libraries that are followed. */
  boolean isOurs(Iterable<String> types) {
    for (String name : types) {
      if (Framealloc.isOurs(name) || name.equals(OtherArenas.STACK)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether values of a type may hold others: collections, references. */
  public boolean isHolder(Iterable<String> types) {
    return isAny(HOLDERS, types);
  }

  /** Returns whether values of a type look into memory that someone else owns. */
  public boolean isView(Iterable<String> types) {
    return isAny(VIEWS, types);
  }

  private static boolean isAny(Set<String> of, Iterable<String> types) {
    for (String name : types) {
      if (of.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
