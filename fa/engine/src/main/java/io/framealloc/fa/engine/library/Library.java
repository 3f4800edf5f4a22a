package io.framealloc.fa.engine.library;

import io.framealloc.fa.engine.MethodPattern;
import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.state.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What the engine knows about the methods that a program calls. */
public final class Library {

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

  private final Symbols symbols;
  private final Settings settings;
  private final Table<Act> acts = new Table<>();
  private final Table<Spawn> spawns = new Table<>();
  private final Table<Wait> waits = new Table<>();
  private final Table<Store> stores = new Table<>();
  private final Table<Integer> factories = new Table<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<TypeElement, Kind> kindOfType = new HashMap<>();
  private final Set<TypeElement> plain = new HashSet<>();

  public Library(Symbols symbols, Settings settings) {
    this.symbols = symbols;
    this.settings = settings;
    OtherArenas.addSegments(acts);
    if (settings.models().contains(Model.FFM)) {
      OtherArenas.addForeign(acts, kinds);
    }
    if (settings.models().contains(Model.LWJGL)) {
      OtherArenas.addStack(acts, kinds);
    }
    if (settings.models().contains(Model.FRAMEALLOC)) {
      Framealloc.addTo(acts, kinds);
    }
    Jdk.addSpawns(spawns);
    Jdk.addWaits(waits);
    Jdk.addStores(stores);
    Jdk.addFactories(factories);
  }

  /** Returns what a method does that is called on a type. */
  public Act act(ExecutableElement method, TypeMirror on) {
    String name = method.getSimpleName().toString();
    Act act = acts.find(symbols.namesOf(on), name);
    if (act == Act.BEGIN && !method.getParameters().isEmpty()) {
      return isBarrier(method.getParameters().getFirst().asType())
          ? Act.BEGIN_WITH_BARRIER
          : Act.BEGIN;
    }
    return act == null ? annotated(method) : act;
  }

  private boolean isBarrier(TypeMirror type) {
    return kindOf(type) == Kind.BARRIER;
  }

  private static Act annotated(ExecutableElement method) {
    if (Annotations.has(method, Annotations.BEGINS_FRAME)) {
      return Act.BEGIN;
    }
    if (Annotations.has(method, Annotations.ENDS_FRAME)) {
      return Act.END;
    }
    if (Annotations.has(method, Annotations.MUST_CLOSE)) {
      return Act.OWN;
    }
    return Act.NONE;
  }

  /** Returns which kind of object a type stands for, if it is one that is followed. */
  public @Nullable Kind kindOf(@Nullable TypeMirror type) {
    if (type == null) {
      return null;
    }
    TypeElement element = symbols.element(type);
    if (element == null) {
      return null;
    }
    Kind known = kindOfType.get(element);
    if (known == null && !plain.contains(element)) {
      known = find(element, type);
      if (known == null) {
        plain.add(element);
      } else {
        kindOfType.put(element, known);
      }
    }
    return known;
  }

  private @Nullable Kind find(TypeElement element, TypeMirror type) {
    for (String name : symbols.namesOf(type)) {
      Kind kind = kinds.get(name);
      if (kind != null) {
        return kind;
      }
    }
    if (Annotations.has(element, Annotations.FRAME_SCOPED)) {
      return Kind.DATA;
    }
    return Annotations.has(element, Annotations.MUST_CLOSE) ? Kind.OWNED : null;
  }

  /** Returns whether a type is of one of the libraries that are followed. */
  public boolean isOurs(TypeMirror type) {
    for (String name : symbols.namesOf(type)) {
      if (Framealloc.isOurs(name) || name.equals(OtherArenas.STACK)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether values of a type may hold others: arrays, collections, references. */
  public boolean isHolder(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return !array.getComponentType().getKind().isPrimitive();
    }
    for (String name : symbols.namesOf(type)) {
      if (HOLDERS.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether memory of a type may be one that all threads may use, if it is given. */
  public boolean mayBeShared(@Nullable TypeMirror type) {
    return type != null
        && !isOurs(type)
        && (symbols.isA(type, OtherArenas.ARENA)
            || symbols.isA(type, "java.lang.foreign.MemorySegment"));
  }

  /** Returns whether values of a type are nothing but values: numbers, flags, text. */
  public boolean isPlain(TypeMirror type) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return true;
    }
    Set<String> names = symbols.namesOf(type);
    return names.contains("java.lang.Number")
        || names.contains("java.lang.CharSequence")
        || names.contains("java.lang.Boolean")
        || names.contains("java.lang.Character");
  }

  /** Returns whether values of a type look into memory that someone else owns. */
  public boolean isView(TypeMirror type) {
    if (kindOf(type) == Kind.DATA) {
      return true;
    }
    for (String name : symbols.namesOf(type)) {
      if (name.equals("java.lang.foreign.MemorySegment")
          || name.equals("java.nio.Buffer")
          || name.equals("java.util.Iterator")
          || name.equals("java.util.Spliterator")
          || name.equals("java.util.stream.BaseStream")
          || name.equals("java.lang.foreign.SegmentAllocator")) {
        return true;
      }
    }
    return false;
  }

  public @Nullable Spawn spawn(ExecutableElement method, TypeMirror on) {
    Spawn known = find(spawns, method, on);
    return known == null && matches(settings.spawn(), method, on) ? Spawn.TASK : known;
  }

  public @Nullable Wait wait(ExecutableElement method, TypeMirror on) {
    Wait known = find(waits, method, on);
    return known == null
            && (matches(settings.blocking(), method, on)
                || Annotations.has(method, Annotations.BLOCKING))
        ? Wait.UNBOUNDED
        : known;
  }

  public @Nullable Store store(ExecutableElement method, TypeMirror on) {
    return find(stores, method, on);
  }

  /** Returns whether threads can have budgets of their own, in the version on the class path. */
  public boolean hasThreadBudgets(TypeMirror allocator) {
    return symbols.hasMethod(allocator, "setThreadFrameBudget");
  }

  /** Returns whether a method keeps its arguments beyond the call, says the configuration. */
  public boolean isRetaining(ExecutableElement method, TypeMirror on) {
    return matches(settings.retain(), method, on);
  }

  /** Returns whether a method gives a new container of its arguments. */
  public boolean isFactory(ExecutableElement method, TypeMirror on) {
    return find(factories, method, on) != null;
  }

  private <A> @Nullable A find(Table<A> table, ExecutableElement method, TypeMirror on) {
    return table.find(symbols.namesOf(on), method.getSimpleName().toString());
  }

  private boolean matches(List<MethodPattern> patterns, ExecutableElement method, TypeMirror on) {
    for (MethodPattern pattern : patterns) {
      if (pattern.matchesName(method.getSimpleName().toString())
          && symbols.namesOf(on).contains(pattern.type())) {
        return true;
      }
    }
    return false;
  }
}
