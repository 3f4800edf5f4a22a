package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.Inferred;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What methods do to memory, and do not say: the annotations that they lack. */
public final class Inference extends Check {

  private static final String PACKAGE = "io.framealloc.annotation.";

  private final Library library;
  private final Sources sources;
  private final Map<String, Inferred> found = new LinkedHashMap<>();
  private final Set<Element> waiting = new HashSet<>();
  private final Set<Obj> spawned = new HashSet<>();

  public Inference(Reports reports, Library library) {
    super(reports);
    this.library = library;
    this.sources = reports.sources();
  }

  /** Returns what was found, in the order of the methods. */
  public List<Inferred> inferred() {
    return List.copyOf(found.values());
  }

  @Override
  void onSpawn(Moment at, Obj task) {
    spawned.add(task);
  }

  @Override
  void onAwait(Moment at, Wait wait, boolean onOwnWork) {
    Activation a = at.activation();
    if (wait == Wait.BOUNDED || onOwnWork || a.spawn() != null) {
      return;
    }
    while (a.caller() != null) {
      a = a.caller();
    }
    waiting.add(a.owner());
  }

  @Override
  void onExits(Moment at, List<Exit> exits) {
    Activation a = at.activation();
    List<Exit> returns = exits.stream().filter(exit -> exit.way() == Way.RETURN).toList();
    if (!(a.owner() instanceof ExecutableElement method)
        || !(at.tree() instanceof MethodTree tree)
        || a.spawn() != null
        || returns.isEmpty()
        || method.getModifiers().contains(Modifier.PRIVATE)) {
      return;
    }
    if (method.getKind() == ElementKind.METHOD) {
      if (waiting.contains(method)) {
        say(at, method, method, tree, Annotations.BLOCKING);
      }
      depth(at, method, tree, returns);
      if (library.kindOf(method.getReturnType()) == null
          && all(returns, Inference::givesCallersData)) {
        say(at, method, method, tree, Annotations.FRAME_SCOPED);
      }
    }
    for (int i = 0; i < tree.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      String annotation = annotation(method, parameter, returns);
      if (annotation != null && !isSaid(parameter)) {
        say(at, method, parameter, tree.getParameters().get(i), annotation);
      }
    }
  }

  private static boolean isSaid(Element parameter) {
    return Annotations.has(parameter, Annotations.BORROWS)
        || Annotations.has(parameter, Annotations.ESCAPES)
        || Annotations.has(parameter, Annotations.TRANSFERS)
        || Annotations.has(parameter, Annotations.RUNS_ELSEWHERE);
  }

  private void say(Moment at, ExecutableElement method, Element on, Tree tree, String annotation) {
    if (Annotations.has(on, annotation)) {
      return;
    }
    Place place = at.activation().place(tree);
    String name = annotation.substring(PACKAGE.length());
    String target = method + (on == method ? "" : " " + on.getSimpleName());
    ResourceFix fixes = new ResourceFix(sources);
    found.putIfAbsent(
        place.unit().getSourceFile().getName() + sources.start(place) + annotation,
        new Inferred(name, target, sources.span(place), fixes.annotate(place, annotation)));
  }

  /* Frames of an allocator from outside. */
  private void depth(Moment at, ExecutableElement method, MethodTree tree, List<Exit> returns) {
    for (Obj object : returns.getFirst().world().objects()) {
      Obj allocator = object.of();
      if (object.kind() != Kind.FRAME
          || allocator == null
          || allocator.kind() != Kind.ALLOCATOR
          || !allocator.isForeign()) {
        continue;
      }
      if (object.isForeign() && all(returns, is(object, Status.ENDED))) {
        say(at, method, method, tree, Annotations.ENDS_FRAME);
      } else if (!object.isForeign()
          && !object.type().equals("MemoryStack")
          && library.kindOf(method.getReturnType()) != Kind.FRAME
          && all(returns, is(object, Status.LIVE))) {
        say(at, method, method, tree, Annotations.BEGINS_FRAME);
      }
    }
  }

  private static Predicate<Exit> is(Obj object, Status status) {
    return exit -> exit.world().knows(object) && exit.world().life(object).status() == status;
  }

  private static boolean givesCallersData(Exit exit) {
    for (Obj object : exit.world().reach(exit.value().objects())) {
      Life life = exit.world().life(object);
      Obj region = life.region();
      if (object.root().kind() == Kind.DATA
          && life.status() == Status.LIVE
          && region != null
          && region.kind() == Kind.FRAME
          && region.isForeign()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String annotation(
      ExecutableElement method, VariableElement parameter, List<Exit> returns) {
    Value value = returns.getFirst().world().binding(parameter);
    Obj object = value == null ? null : value.single();
    if (object == null || !object.isForeign()) {
      return null;
    }
    if (spawned.contains(object)) {
      return Annotations.RUNS_ELSEWHERE;
    }
    boolean closed = object.kind() == Kind.DATA || object.kind().isClosed();
    if (closed && all(returns, is(object, Status.MOVED).or(is(object, Status.CLOSED)))) {
      return Annotations.TRANSFERS;
    }
    return object.kind() == Kind.DATA
            && method.getKind() == ElementKind.METHOD
            && returns.stream().anyMatch(exit -> keeps(exit.world(), object))
        ? Annotations.ESCAPES
        : null;
  }

  private static boolean keeps(World world, Obj object) {
    for (Kept kept : world.kept().values()) {
      if (kept.object() == object) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(List<Exit> exits, Predicate<Exit> holds) {
    return exits.stream().allMatch(holds);
  }
}
