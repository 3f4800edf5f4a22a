package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that is known at one point of one path. */
final class State {

  /** A field of a thing; of a class if there is no holder. */
  record Field(@Nullable Thing holder, String name) {}

  /** Something stored where it may outlive its frame. */
  record Kept(Thing thing, int at, String where) {}

  final Val[] locals;
  final List<Val> stack;
  final Map<Thing, Life> lives;
  final Map<Thing, Frames> frames;
  final Map<Thing, Set<Thing>> contents;
  final Map<Object, Kept> kept;
  final Map<Field, Val> fields;

  /** What branches have shown of final fields: whether they are anything but zero. */
  final Map<Field, Boolean> constants;

  /** Whether this is the way out after an exception that any call may throw. */
  boolean unwinding;

  State(int variables) {
    locals = new Val[variables];
    Arrays.fill(locals, Val.UNKNOWN);
    stack = new ArrayList<>();
    lives = new LinkedHashMap<>();
    frames = new LinkedHashMap<>();
    contents = new HashMap<>();
    kept = new LinkedHashMap<>();
    fields = new HashMap<>();
    constants = new HashMap<>();
  }

  private State(State of) {
    locals = of.locals.clone();
    stack = new ArrayList<>(of.stack);
    lives = new LinkedHashMap<>(of.lives);
    frames = new LinkedHashMap<>(of.frames);
    contents = new HashMap<>(of.contents);
    kept = new LinkedHashMap<>(of.kept);
    fields = new HashMap<>(of.fields);
    constants = new HashMap<>(of.constants);
    unwinding = of.unwinding;
  }

  State copy() {
    return new State(this);
  }

  /** Returns the state at the start of a handler. */
  State thrown() {
    State caught = copy();
    caught.stack.clear();
    caught.stack.add(Val.UNKNOWN);
    return caught;
  }

  /* The stack and the variables. */

  void push(Val val) {
    stack.add(val);
  }

  Val pop() {
    return stack.removeLast();
  }

  void store(int variable, Val val) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).local() == variable) {
        stack.set(i, stack.get(i).from(-1));
      }
    }
    locals[variable] = val.from(-1);
  }

  /* Lives. */

  Life life(Thing thing) {
    return lives.getOrDefault(thing.root(), Life.LIVE);
  }

  void setLife(Thing thing, Life life) {
    lives.put(thing.root(), life);
  }

  Frames frames(Thing allocator) {
    return frames.getOrDefault(allocator, allocator.isForeign() ? Frames.FOREIGN : Frames.FRESH);
  }

  /** Takes the duty to close things, and all in them, from the analysed code. */
  void release(Collection<Thing> things) {
    for (Thing thing : reach(things)) {
      Life life = life(thing);
      if (life.owed()) {
        setLife(thing, life.discharged());
      }
    }
  }

  /** Knows no more about things, and all in them. */
  void forget(Collection<Thing> things) {
    for (Thing thing : reach(things)) {
      if (lives.containsKey(thing.root()) || thing.root().kind.isConfined()) {
        setLife(thing, Life.UNKNOWN);
      }
      if (thing.kind == Kind.ALLOCATOR) {
        frames.put(thing, Frames.LOST);
      }
    }
  }

  /* Containers. */

  Set<Thing> contents(Thing container) {
    return contents.getOrDefault(container, Set.of());
  }

  void put(Thing container, Collection<Thing> things) {
    Set<Thing> more = new LinkedHashSet<>(contents(container));
    if (more.addAll(things)) {
      contents.put(container, more);
    }
  }

  /** Returns things, what they hold and capture, and what those hold. */
  Set<Thing> reach(Collection<Thing> things) {
    Set<Thing> reached = new LinkedHashSet<>(things);
    Deque<Thing> todo = new ArrayDeque<>(things);
    while (!todo.isEmpty()) {
      Thing thing = todo.pop();
      List<Thing> next = new ArrayList<>(contents(thing));
      next.addAll(thing.capturedThings());
      for (Thing one : next) {
        if (reached.add(one)) {
          todo.push(one);
        }
      }
    }
    return reached;
  }

  boolean isHeld(Thing thing) {
    return contents.values().stream().anyMatch(held -> held.contains(thing));
  }

  /** Returns whether anything refers to a thing. */
  boolean isReferred(Thing thing) {
    Predicate<Val> refers = val -> val.thing() != null && val.thing().root() == thing;
    return Arrays.stream(locals).anyMatch(refers)
        || stack.stream().anyMatch(refers)
        || fields.values().stream().anyMatch(refers)
        || isHeld(thing)
        || kept.values().stream().anyMatch(k -> k.thing() == thing);
  }

  /** Knows no more about the fields of things from outside: other code may have changed them. */
  void forgetFields() {
    for (Map.Entry<Field, Val> entry : List.copyOf(fields.entrySet())) {
      Thing holder = entry.getKey().holder();
      if (holder == null || holder.isForeign()) {
        fields.remove(entry.getKey());
      }
    }
    for (Map.Entry<Thing, Life> entry : lives.entrySet()) {
      if (entry.getKey().field != null) {
        entry.setValue(Life.UNKNOWN);
      }
    }
  }

  /** Makes way for a new thing of an instruction: what it made before gets another name. */
  void replace(Thing thing, Thing older) {
    for (int i = 0; i < locals.length; i++) {
      locals[i] = renamed(locals[i], thing, older);
    }
    stack.replaceAll(val -> renamed(val, thing, older));
    fields.replaceAll((_, val) -> renamed(val, thing, older));
    contents.replaceAll(
        (_, held) -> {
          if (!held.contains(thing)) {
            return held;
          }
          Set<Thing> renamed = new LinkedHashSet<>(held);
          renamed.remove(thing);
          renamed.add(older);
          return renamed;
        });
    Set<Thing> inside = contents.remove(thing);
    if (inside != null) {
      put(older, inside);
    }
    kept.replaceAll((_, k) -> k.thing() == thing ? new Kept(older, k.at(), k.where()) : k);
  }

  private static Val renamed(Val val, Thing from, Thing to) {
    return val.thing() == from ? val.with(to) : val;
  }

  /* Paths. */

  /** Joins another path into this one; what differs is forgotten. */
  State join(State other) {
    State both = copy();
    both.unwinding |= other.unwinding;
    List<Thing> lost = new ArrayList<>();
    for (int i = 0; i < locals.length; i++) {
      both.locals[i] = join(locals[i], other.locals[i], lost);
    }
    for (int i = 0; i < stack.size(); i++) {
      both.stack.set(i, join(stack.get(i), other.stack.get(i), lost));
    }
    other.lives.forEach((thing, life) -> both.lives.merge(thing, life, Life::join));
    Set<Thing> allocators = new HashSet<>(frames.keySet());
    allocators.addAll(other.frames.keySet());
    for (Thing allocator : allocators) {
      if (!frames(allocator).equals(other.frames(allocator))) {
        both.frames.put(allocator, Frames.LOST);
      }
    }
    other.contents.forEach(both::put);
    other.kept.forEach(both.kept::putIfAbsent);
    both.fields.entrySet().removeIf(e -> !e.getValue().equals(other.fields.get(e.getKey())));
    both.constants.entrySet().removeIf(e -> !e.getValue().equals(other.constants.get(e.getKey())));
    lost.removeIf(thing -> both.life(thing).status() != Status.LIVE || thing.kind == Kind.FRAME);
    both.release(lost);
    return both;
  }

  private static Val join(Val a, Val b, List<Thing> lost) {
    Val joined = Val.join(a, b);
    if (joined.thing() == null) {
      if (a.thing() != null) {
        lost.add(a.thing());
      }
      if (b.thing() != null) {
        lost.add(b.thing());
      }
    }
    return joined;
  }

  boolean isSame(State o) {
    return unwinding == o.unwinding
        && Arrays.equals(locals, o.locals)
        && stack.equals(o.stack)
        && lives.equals(o.lives)
        && frames.equals(o.frames)
        && contents.equals(o.contents)
        && kept.equals(o.kept)
        && fields.equals(o.fields)
        && constants.equals(o.constants);
  }
}
