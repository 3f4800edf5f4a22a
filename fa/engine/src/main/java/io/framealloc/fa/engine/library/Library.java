package io.framealloc.fa.engine.library;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.MethodPattern;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Summaries;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.state.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What the engine knows about the methods that a program calls. */
public final class Library {

  private final Symbols symbols;
  private final Settings settings;
  private final Known known;
  private final Summaries summaries;
  private final Map<TypeElement, Kind> kindOfType = new HashMap<>();
  private final Set<TypeElement> plain = new HashSet<>();
  private final Map<ExecutableElement, Optional<Summary>> summaryOf = new HashMap<>();

  public Library(Symbols symbols, Settings settings, Summaries summaries) {
    this.symbols = symbols;
    this.settings = settings;
    this.known = new Known(settings.models());
    this.summaries = summaries;
  }

  /** Returns what a method does that is called on a type. */
  public Act act(ExecutableElement method, TypeMirror on) {
    String name = method.getSimpleName().toString();
    Act act = known.act(symbols.namesOf(on), name);
    if (act == Act.BEGIN && !method.getParameters().isEmpty()) {
      return isBarrier(method.getParameters().getFirst().asType())
          ? Act.BEGIN_WITH_BARRIER
          : Act.BEGIN;
    }
    if (act == null) {
      act = annotated(method);
    }
    return act == Act.NONE ? summarized(summary(method)) : act;
  }

  /* A method of a dependency that begins or ends a frame, or makes what must be closed. */
  private static Act summarized(@Nullable Summary summary) {
    if (summary == null) {
      return Act.NONE;
    }
    if (summary.receiver() == Fate.BEGINS_FRAME
        || summary.parameters().contains(Fate.BEGINS_FRAME)) {
      return Act.BEGIN;
    }
    if (summary.receiver() == Fate.ENDS_FRAME || summary.parameters().contains(Fate.ENDS_FRAME)) {
      return Act.END;
    }
    return summary.result() == Summary.Result.OWNED ? Act.OWN : Act.NONE;
  }

  /** Returns what is known about a method whose source is not at hand. */
  public @Nullable Summary summary(ExecutableElement method) {
    if (summaries == Summaries.NONE
        || symbols.isOfPlatform(method)
        || Symbols.packageOf(method).equals("io.framealloc")) {
      return null;
    }
    return summaryOf
        .computeIfAbsent(
            method,
            _ -> {
              String descriptor = symbols.descriptor(method);
              String owner = symbols.binaryName(method);
              String name = method.getSimpleName().toString();
              return Optional.ofNullable(summaries.find(owner, name, descriptor));
            })
        .orElse(null);
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
    Kind kind = kindOfType.get(element);
    if (kind == null && !plain.contains(element)) {
      kind = find(element, type);
      if (kind == null) {
        plain.add(element);
      } else {
        kindOfType.put(element, kind);
      }
    }
    return kind;
  }

  private @Nullable Kind find(TypeElement element, TypeMirror type) {
    Kind kind = known.kind(symbols.namesOf(type));
    if (kind != null) {
      return kind;
    }
    if (Annotations.has(element, Annotations.FRAME_SCOPED)) {
      return Kind.DATA;
    }
    return Annotations.has(element, Annotations.MUST_CLOSE) ? Kind.OWNED : null;
  }

  /** Returns whether a type is of one of the libraries that are followed. */
  public boolean isOurs(TypeMirror type) {
    return known.isOurs(symbols.namesOf(type));
  }

  /** Returns whether values of a type may hold others: arrays, collections, references. */
  public boolean isHolder(TypeMirror type) {
    return type instanceof ArrayType array
        ? !array.getComponentType().getKind().isPrimitive()
        : known.isHolder(symbols.namesOf(type));
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
    return kindOf(type) == Kind.DATA || known.isView(symbols.namesOf(type));
  }

  public @Nullable Spawn spawn(ExecutableElement method, TypeMirror on) {
    Spawn spawn = known.spawn(symbols.namesOf(on), nameOf(method));
    return spawn == null && matches(settings.spawn(), method, on) ? Spawn.TASK : spawn;
  }

  public @Nullable Wait wait(ExecutableElement method, TypeMirror on) {
    Wait wait = known.wait(symbols.namesOf(on), nameOf(method));
    if (wait != null) {
      return wait;
    }
    Summary summary = summary(method);
    return matches(settings.blocking(), method, on)
            || Annotations.has(method, Annotations.BLOCKING)
            || (summary != null && summary.blocking())
        ? Wait.UNBOUNDED
        : null;
  }

  public @Nullable Store store(ExecutableElement method, TypeMirror on) {
    return known.store(symbols.namesOf(on), nameOf(method));
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
    return known.isFactory(symbols.namesOf(on), nameOf(method));
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName().toString();
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
