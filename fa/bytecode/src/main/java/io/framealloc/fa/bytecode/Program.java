package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.MethodPattern;
import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.library.Known;
import io.framealloc.fa.engine.library.Spawn;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a program, with what each does to memory.
 *
 * <p>A method is analysed when it is asked for. Methods that call each other are analysed again
 * until nothing changes, first as if the others did nothing.
 */
final class Program {

  private static final int MOST_ROUNDS = 8;

  /** A method as calls name it. */
  record Key(String owner, String name, String descriptor) {}

  /** What the analysis of a method has given. */
  record Result(@Nullable Summary summary, List<Run.Found> found) {
    static final Result NOTHING = new Result(null, List.of());
  }

  private final Classes classes;
  private final Settings settings;
  private final Known known;
  private final Types types;
  private final Map<Key, Result> results = new HashMap<>();
  private final Map<Key, Summary> assumed = new HashMap<>();
  private final Set<Key> running = new HashSet<>();
  private final Set<Key> assumptionUsed = new HashSet<>();
  private final List<Key> order = new ArrayList<>();
  private final Set<Key> overridden = new HashSet<>();
  private final Captures captures;

  Program(Classes classes, Settings settings) {
    this.classes = classes;
    this.settings = settings;
    this.known = new Known(settings.models());
    this.types = new Types(classes, known);
    this.captures = new Captures(this);
  }

  Types types() {
    return types;
  }

  Known known() {
    return known;
  }

  /** Returns the beginnings of the names of classes that are followed, as in class files. */
  static List<String> packages(Set<Model> models) {
    List<String> packages = new ArrayList<>();
    for (Model model : models) {
      packages.add(
          switch (model) {
            case FRAMEALLOC -> "io/framealloc/";
            case FFM -> "java/lang/foreign/";
            case LWJGL -> "org/lwjgl/system/MemoryStack";
          });
    }
    return packages;
  }

  /* What is known by name, with what the configuration adds. */

  @Nullable Spawn spawn(Set<String> names, String method) {
    Spawn spawn = known.spawn(names, method);
    return spawn == null && matches(settings.spawn(), names, method) ? Spawn.TASK : spawn;
  }

  boolean isWait(Set<String> names, String method) {
    return matches(settings.blocking(), names, method);
  }

  boolean isRetaining(Set<String> names, String method) {
    return matches(settings.retain(), names, method);
  }

  private static boolean matches(List<MethodPattern> all, Set<String> names, String method) {
    for (MethodPattern pattern : all) {
      if (pattern.matchesName(method) && names.contains(pattern.type())) {
        return true;
      }
    }
    return false;
  }

  /* Methods. */

  /** Notes the methods that a class overrides: a call of those may run others. */
  void addOverrides(ClassModel model) {
    List<String> above = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
    model.interfaces().forEach(entry -> above.add(entry.asInternalName()));
    Set<String> seen = new HashSet<>();
    while (!above.isEmpty()) {
      String name = above.removeLast();
      if (name.startsWith("java/") || !seen.add(name)) {
        continue;
      }
      for (MethodModel method : model.methods()) {
        if (!method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.PRIVATE)) {
          overridden.add(
              new Key(name, method.methodName().stringValue(), method.methodType().stringValue()));
        }
      }
      ClassModel parent = find(name);
      if (parent != null) {
        parent.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
        parent.interfaces().forEach(entry -> above.add(entry.asInternalName()));
      }
    }
  }

  @Nullable ClassModel find(String name) {
    try {
      return classes.find(name);
    } catch (Classes.Unreadable e) {
      return null;
    }
  }

  /** Returns whether a field is final, where its class is found. */
  boolean isFinal(String owner, String name) {
    ClassModel model = find(owner);
    return model != null
        && model.fields().stream()
            .anyMatch(
                field ->
                    field.fieldName().equalsString(name) && field.flags().has(AccessFlag.FINAL));
  }

  /** A method and the class that it is found in. */
  record Located(ClassModel owner, MethodModel method) {}

  /** Returns the method that a call names, in its class or above it. */
  @Nullable Located locate(String owner, String name, String descriptor) {
    String at = owner;
    while (at != null && !isPlatform(at)) {
      ClassModel model = find(at);
      if (model == null) {
        return null;
      }
      for (MethodModel method : model.methods()) {
        if (method.methodName().equalsString(name)
            && method.methodType().equalsString(descriptor)) {
          return new Located(model, method);
        }
      }
      at = model.superclass().map(ClassEntry::asInternalName).orElse(null);
    }
    return null;
  }

  /* Of the JDK and of this library nothing is analysed. */
  private static boolean isPlatform(String owner) {
    return owner.startsWith("java/")
        || owner.startsWith("javax/")
        || owner.startsWith("jdk/")
        || owner.startsWith("[")
        || (owner.startsWith("io/framealloc/")
            && Character.isUpperCase(owner.charAt("io/framealloc/".length())))
        || owner.startsWith("org/lwjgl/");
  }

  /** Returns what a call does, if it is known. */
  @Nullable Summary summary(Call call) {
    Located found = locate(call.owner, call.name, call.type.descriptorString());
    if (found == null) {
      return null;
    }
    boolean certain = call.isStatic || call.isSpecial;
    return Promised.by(found.method(), certain || isCertain(found) ? summary(found) : null);
  }

  /** Returns whether a call of a method runs this code, and no other. */
  boolean isCertain(Located found) {
    MethodModel method = found.method();
    return method.flags().has(AccessFlag.STATIC)
        || method.flags().has(AccessFlag.PRIVATE)
        || method.flags().has(AccessFlag.FINAL)
        || found.owner().flags().has(AccessFlag.FINAL)
        || (!found.owner().flags().has(AccessFlag.INTERFACE) && !overridden.contains(key(found)));
  }

  static Key key(Located found) {
    return new Key(
        found.owner().thisClass().asInternalName(),
        found.method().methodName().stringValue(),
        found.method().methodType().stringValue());
  }

  private @Nullable Summary summary(Located found) {
    Key key = key(found);
    if (running.contains(key)) {
      assumptionUsed.add(key);
      return assumed.getOrDefault(key, nothing(found.method()));
    }
    return analyse(found).summary();
  }

  /* As if a method did nothing. */
  private static Summary nothing(MethodModel method) {
    int parameters = method.methodTypeSymbol().parameterCount();
    return new Summary(
        Fate.BORROWED,
        java.util.Collections.nCopies(parameters, Fate.BORROWED),
        Summary.Result.UNKNOWN,
        0,
        false);
  }

  /** Analyses a method, if that was not done. */
  Result analyse(Located found) {
    Key key = key(found);
    Result known = results.get(key);
    if (known != null) {
      return known;
    }
    CodeModel code = found.method().code().orElse(null);
    if (code == null || running.size() > 60) {
      return Result.NOTHING;
    }
    int first = order.size();
    Result result = Result.NOTHING;
    boolean stable = false;
    for (int round = 0; round < MOST_ROUNDS && !stable; round++) {
      running.add(key);
      result = once(found, code);
      running.remove(key);
      Summary before = assumed.getOrDefault(key, nothing(found.method()));
      stable = !assumptionUsed.remove(key) || before.equals(result.summary());
      if (!stable) {
        forgetSince(first);
        if (result.summary() == null) {
          break;
        }
        assumed.put(key, result.summary());
      }
    }
    assumed.remove(key);
    results.put(key, stable ? result : Result.NOTHING);
    order.add(key);
    return results.get(key);
  }

  /* What was found out under an assumption that was wrong is found out again. */
  private void forgetSince(int first) {
    while (order.size() > first) {
      results.remove(order.removeLast());
    }
  }

  private Result once(Located found, CodeModel code) {
    try {
      Run run = new Run(this, found.owner(), new Body(found.method(), code));
      List<Interpreter.Exit> exits = new Interpreter(run).run();
      Summary summary = new Summarizer(run).summary(exits);
      return new Result(summary, run.found());
    } catch (Interpreter.TooMuch e) {
      return Result.NOTHING;
    }
  }

  /* Functions. */

  /** Returns what a function does with what it has captured first, second, and so on. */
  Fate fateOf(Thing function, int captured) {
    Located code = captures.codeOf(function);
    if (code == null) {
      return Fate.UNKNOWN;
    }
    Summary summary = summary(code);
    if (summary == null) {
      return Fate.UNKNOWN;
    }
    if (code.method().flags().has(AccessFlag.STATIC)) {
      return summary.parameter(captured);
    }
    return captured == 0 ? summary.receiver() : summary.parameter(captured - 1);
  }

  Run.@Nullable Spot captureOf(Thing function, int captured) {
    return captures.of(function, captured);
  }

  Run.@Nullable Spot captureIn(String type) {
    return captures.in(type);
  }
}
