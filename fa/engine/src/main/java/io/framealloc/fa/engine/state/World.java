package io.framealloc.fa.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What holds on one path at one point. Paths are kept apart as long as they differ, up to a limit;
 * beyond it, what differs is not known any more, and nothing is reported about it.
 */
public final class World {

  /** A field of an object. */
  public record Slot(Obj owner, Object field) {}

  private static final int LIMIT = 8;

  private Map<Object, Value> bindings = new HashMap<>();
  private Map<Obj, Life> lives = new HashMap<>();
  private Map<Obj, Frames> frames = new HashMap<>();
  private Map<Obj, List<Obj>> regions = new HashMap<>();
  private Map<Obj, Set<Obj>> contents = new HashMap<>();
  private Map<Object, Kept> kept = new LinkedHashMap<>();
  private Map<Object, Boolean> facts = new HashMap<>();
  private Set<Object> marks = new HashSet<>();
  private Frames.Ambient otherAllocators = Frames.Ambient.UNKNOWN;
  private boolean dead;

  /** Returns an independent copy. */
  public World copy() {
    World copy = new World();
    copy.bindings = new HashMap<>(bindings);
    copy.lives = new HashMap<>(lives);
    copy.frames = new HashMap<>(frames);
    copy.regions = new HashMap<>(regions);
    copy.contents = new HashMap<>(contents);
    copy.kept = new LinkedHashMap<>(kept);
    copy.facts = new HashMap<>(facts);
    copy.marks = new HashSet<>(marks);
    copy.otherAllocators = otherAllocators;
    copy.dead = dead;
    return copy;
  }

  /** Makes this what another is. */
  public void become(World other) {
    if (other == this) {
      return;
    }
    bindings = other.bindings;
    lives = other.lives;
    frames = other.frames;
    regions = other.regions;
    contents = other.contents;
    kept = other.kept;
    facts = other.facts;
    marks = other.marks;
    otherAllocators = other.otherAllocators;
    dead = other.dead;
  }

  /* Variables and fields. */

  public @Nullable Value binding(Object variable) {
    return bindings.get(variable);
  }

  /** Gives a variable a value, and forgets what was known about it. */
  public void bind(Object variable, Value value) {
    bindings.put(variable, value);
    facts.remove(variable);
  }

  /** Forgets variables that went out of scope. */
  public void unbind(Set<?> variables) {
    bindings.keySet().removeAll(variables);
    facts.keySet().removeAll(variables);
  }

  /** Returns the local variables. */
  public Set<Object> variables() {
    Set<Object> variables = new HashSet<>(bindings.keySet());
    variables.removeIf(
        key -> key instanceof Slot || (key instanceof Element e && e.getKind().isField()));
    return variables;
  }

  /** Returns whether no path leads here, as something called before never returns. */
  public boolean isDead() {
    return dead;
  }

  /** Notes that no path leads here. */
  public void die() {
    dead = true;
  }

  /** Forgets the fields of foreign objects, which any other code may have changed. */
  public void forgetFields() {
    bindings
        .entrySet()
        .removeIf(
            e ->
                e.getKey() instanceof Slot slot
                    && slot.owner().isForeign()
                    && e.getValue().objects().stream().allMatch(o -> o.kind() != Kind.ALLOCATOR));
  }

  /** Returns whether such a variable or field is known to hold the object. */
  public boolean isIn(Obj object, Predicate<Object> variable) {
    return bindings.entrySet().stream()
        .anyMatch(e -> variable.test(e.getKey()) && e.getValue().objects().contains(object));
  }

  public @Nullable Boolean fact(Object key) {
    return facts.get(key);
  }

  public void assume(Object key, boolean holds) {
    facts.put(key, holds);
  }

  /* Objects. */

  /** Returns the life of the object, or of what it is a view of. */
  public Life life(Obj object) {
    return lives.getOrDefault(object.root(), Life.LIVE);
  }

  public void setLife(Obj object, Life life) {
    lives.put(object.root(), life);
  }

  /** Returns all objects with a life of their own, in no order. */
  public List<Obj> objects() {
    return new ArrayList<>(lives.keySet());
  }

  public boolean knows(Obj object) {
    return lives.containsKey(object.root());
  }

  /* Frames. */

  /** Says what the allocators that were not met yet have open. */
  public void setOtherAllocators(Frames.Ambient ambient) {
    otherAllocators = ambient;
  }

  public Frames frames(Obj allocator) {
    Frames known = frames.get(allocator);
    if (known != null) {
      return known;
    }
    return otherAllocators == Frames.Ambient.NONE_IN_TASK ? Frames.IN_TASK : Frames.FOREIGN;
  }

  public void setFrames(Obj allocator, Frames changed) {
    frames.put(allocator, changed);
  }

  /** Forgets which frames are open, as a task on another thread has none of them. */
  public void clearFrames() {
    frames.clear();
  }

  public Set<Obj> allocators() {
    return frames.keySet();
  }

  /** Returns the open scopes and checkpoints of a frame, outermost first. */
  public List<Obj> regions(Obj frame) {
    return regions.getOrDefault(frame, List.of());
  }

  public void setRegions(Obj frame, List<Obj> changed) {
    regions.put(frame, List.copyOf(changed));
  }

  /** Returns where an allocation in a frame belongs now. */
  public Obj innermost(Obj frame) {
    List<Obj> open = regions(frame);
    return open.isEmpty() ? frame : open.getLast();
  }

  /* Containers. */

  public Set<Obj> contents(Obj container) {
    return contents.getOrDefault(container, Set.of());
  }

  /** Returns whether a collection or array holds the object. */
  public boolean isHeld(Obj object) {
    return contents.entrySet().stream()
        .anyMatch(e -> e.getKey().kind() == Kind.CONTAINER && e.getValue().contains(object));
  }

  public void put(Obj container, Set<Obj> more) {
    if (!more.isEmpty()) {
      Set<Obj> all = new LinkedHashSet<>(contents(container));
      all.addAll(more);
      all.remove(container);
      contents.put(container, Set.copyOf(all));
    }
  }

  public void empty(Obj container) {
    contents.remove(container);
  }

  /** Returns what can be reached from these objects, themselves included. */
  public Set<Obj> reach(Iterable<Obj> roots) {
    Set<Obj> reached = new LinkedHashSet<>();
    List<Obj> todo = new ArrayList<>();
    roots.forEach(todo::add);
    while (!todo.isEmpty()) {
      Obj next = todo.removeLast();
      if (reached.add(next)) {
        if (next.of() != null && next.kind() == Kind.VIEW) {
          todo.add(next.of());
        }
        todo.addAll(contents(next));
        for (Map.Entry<Object, Value> e :
            next.kind().hasFields() ? bindings.entrySet() : Set.<Map.Entry<Object, Value>>of()) {
          if (e.getKey() instanceof Slot slot && slot.owner() == next) {
            todo.addAll(e.getValue().objects());
          }
        }
      }
    }
    return reached;
  }

  /** Returns the objects that some variable, frame or store can still reach. */
  public Set<Obj> reachable(Iterable<Obj> more) {
    List<Obj> roots = new ArrayList<>();
    more.forEach(roots::add);
    bindings.forEach(
        (key, value) -> {
          if (!(key instanceof Slot slot) || slot.owner().isForeign()) {
            roots.addAll(value.objects());
          }
        });
    frames.values().forEach(f -> roots.addAll(f.open()));
    kept.values().forEach(k -> roots.add(k.object()));
    return reach(roots);
  }

  /** Forgets an object. */
  public void drop(Obj object) {
    lives.remove(object);
    contents.remove(object);
    regions.remove(object);
  }

  /* Stores, and other notes. */

  public Map<Object, Kept> kept() {
    return kept;
  }

  public void keep(Object where, Kept what) {
    kept.put(where, what);
  }

  public void unkeep(Object where) {
    kept.remove(where);
  }

  public boolean isMarked(Object mark) {
    return marks.contains(mark);
  }

  public void mark(Object mark) {
    marks.add(mark);
  }

  /** Forgets all marks, as they are of this thread. */
  public void forgetMarks() {
    marks.clear();
  }

  public void unmarkIf(Predicate<Object> which) {
    marks.removeIf(which);
  }

  public boolean anyMark(Predicate<Object> which) {
    return marks.stream().anyMatch(which);
  }

  /* Joins. */

  private boolean isSameBut(World other) {
    return lives.equals(other.lives)
        && frames.equals(other.frames)
        && bindings.equals(other.bindings)
        && regions.equals(other.regions)
        && contents.equals(other.contents)
        && kept.equals(other.kept)
        && marks.equals(other.marks);
  }

  /** Returns whether nothing differs, facts included. */
  public boolean isSame(World other) {
    return isSameBut(other) && facts.equals(other.facts);
  }

  /** Joins paths that agree in all but facts, and too many paths. */
  public static List<World> join(List<World> worlds) {
    List<World> distinct = new ArrayList<>();
    for (World world : worlds) {
      World twin = null;
      for (World known : distinct) {
        if (known.isSameBut(world)) {
          twin = known;
          break;
        }
      }
      if (twin == null) {
        distinct.add(world);
      } else if (twin != world) {
        Map<Object, Boolean> other = world.facts;
        World joined = twin.copy();
        joined.facts.entrySet().removeIf(e -> !e.getValue().equals(other.get(e.getKey())));
        distinct.set(distinct.indexOf(twin), joined);
      }
    }
    while (distinct.size() > LIMIT) {
      World last = distinct.removeLast();
      distinct.add(merge(distinct.removeLast(), last));
    }
    return distinct;
  }

  /** Joins all paths into one. */
  public static World merge(List<World> worlds) {
    World merged = worlds.getFirst();
    for (World next : worlds.subList(1, worlds.size())) {
      merged = merge(merged, next);
    }
    return merged;
  }

  private static World merge(World a, World b) {
    World both = new World();
    both.otherAllocators = a.otherAllocators;
    both.bindings = joined(a.bindings, b.bindings, (x, y) -> x.equals(y) ? x : Value.UNKNOWN);
    both.lives = joined(a.lives, b.lives, Life::join);
    both.loseSight(a, b);
    both.loseSight(b, a);
    for (Obj allocator : union(a.frames.keySet(), b.frames.keySet())) {
      both.frames.put(allocator, Frames.join(a.frames(allocator), b.frames(allocator)));
    }
    both.regions = joined(a.regions, b.regions, (x, y) -> x.equals(y) ? x : List.of());
    both.contents = joined(a.contents, b.contents, (x, y) -> Set.copyOf(union(x, y)));
    both.kept.putAll(a.kept);
    both.kept.keySet().retainAll(b.kept.keySet());
    both.marks.addAll(a.marks);
    both.marks.retainAll(b.marks);
    both.facts.putAll(a.facts);
    both.facts.entrySet().retainAll(b.facts.entrySet());
    return both;
  }

  /* What a variable held on one path alone is not followed any more. */
  private void loseSight(World one, World other) {
    one.bindings.forEach(
        (key, value) -> {
          if (!value.equals(other.bindings.get(key))) {
            for (Obj object : value.objects()) {
              lives.computeIfPresent(object.root(), (_, life) -> life.discharged());
            }
          }
        });
  }

  private static <T> Set<T> union(Set<? extends T> a, Set<? extends T> b) {
    Set<T> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }

  private static <K, V> Map<K, V> joined(Map<K, V> a, Map<K, V> b, BinaryOperator<V> both) {
    Map<K, V> joined = new HashMap<>(a);
    b.forEach((key, value) -> joined.merge(key, value, both));
    return joined;
  }
}
