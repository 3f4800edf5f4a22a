package io.framealloc.fa.engine.state;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.source.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** One run of a body: in which file, called from where, as what. */
public final class Activation {

  private final CompilationUnitTree unit;
  private final Element owner;
  private final @Nullable Obj self;
  private final @Nullable Activation caller;
  private final @Nullable Place call;
  private final @Nullable Spawn spawn;
  private final int level;
  private final Deque<Loop> loops = new ArrayDeque<>();
  private final IdentityHashMap<Tree, Activation> callees = new IdentityHashMap<>();

  private Activation(
      CompilationUnitTree unit,
      Element owner,
      @Nullable Obj self,
      @Nullable Activation caller,
      @Nullable Place call,
      @Nullable Spawn spawn,
      int level) {
    this.unit = unit;
    this.owner = owner;
    this.self = self;
    this.caller = caller;
    this.call = call;
    this.spawn = spawn;
    this.level = level;
  }

  /** A method or initializer, analysed for itself. */
  public static Activation root(CompilationUnitTree unit, Element owner, @Nullable Obj self) {
    return new Activation(unit, owner, self, null, null, null, 0);
  }

  /** A method that is called from here. */
  public Activation callee(
      CompilationUnitTree file, Element method, @Nullable Obj receiver, Tree at) {
    Activation known = callees.get(at);
    if (known != null && known.owner == method && known.self == receiver) {
      return known;
    }
    Activation made = new Activation(file, method, receiver, this, place(at), spawn, level + 1);
    callees.put(at, made);
    return made;
  }

  /** The same body, as a task on another thread. */
  public Activation spawned(Spawn how) {
    return new Activation(unit, owner, self, caller, call, how, level);
  }

  public CompilationUnitTree unit() {
    return unit;
  }

  /** Returns the method, or the class of an initializer. */
  public Element owner() {
    return owner;
  }

  public @Nullable Obj self() {
    return self;
  }

  public @Nullable Activation caller() {
    return caller;
  }

  public @Nullable Place call() {
    return call;
  }

  /** Returns who runs this, if that is a task. */
  public @Nullable Spawn spawn() {
    return spawn;
  }

  public int level() {
    return level;
  }

  /** Returns the loops around the current point, the innermost first. */
  public Deque<Loop> loops() {
    return loops;
  }

  public Place place(Tree tree) {
    return new Place(unit, tree);
  }

  /** Returns whether a method is being called already. */
  public boolean isRunning(Element method) {
    for (Activation a = this; a != null; a = a.caller) {
      if (a.owner == method) {
        return true;
      }
    }
    return false;
  }

  /** Notes a region in every loop around. */
  public void opens(Obj region) {
    for (Activation a = this; a != null; a = a.caller) {
      a.loops.forEach(loop -> loop.opens(region));
    }
  }
}
