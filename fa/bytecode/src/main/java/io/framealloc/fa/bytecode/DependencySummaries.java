package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Summaries;
import io.framealloc.fa.engine.Summary;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows what the methods of a class path do, from their code.
 *
 * <p>A jar is looked at when a method of it is asked for. If it carries {@code
 * META-INF/framealloc/summaries}, those are taken; else, if the class names a known library
 * anywhere, all methods of the jar are analysed, and the result is kept in a cache folder. Without
 * a cache, and in folders of classes, only the methods that are asked for are analysed.
 *
 * <h2>Threads</h2>
 *
 * One at a time.
 *
 * @since 0.1
 */
public final class DependencySummaries implements Summaries, AutoCloseable {

  /** Finds the jars and folders of classes that a program uses. */
  @FunctionalInterface
  public interface Roots {
    /**
     * Returns where a class is.
     *
     * @param owner the class, as in class files: {@code game/Loop$Step}
     * @return a jar, or a folder of classes; null if it is nowhere
     */
    @Nullable Path of(String owner);
  }

  private final Settings settings;
  private final Roots roots;
  private final List<String> packages;
  private final @Nullable SummaryCache cache;
  private final Classes classes;
  private @Nullable Program program;
  private final Map<String, Optional<Path>> rootOf = new HashMap<>();
  private final Map<Path, Optional<Map<Program.Key, Summary>>> summaries = new HashMap<>();
  private final Map<Program.Key, Optional<Summary>> asked = new HashMap<>();
  private final Map<Path, Boolean> isOpen = new HashMap<>();

  /**
   * Makes summaries of a class path; nothing is read yet.
   *
   * @param settings the libraries to follow, and what is known besides them
   * @param classPath jars and folders of classes
   * @param cache the folder that keeps results, which need not exist; null for none
   */
  public DependencySummaries(Settings settings, List<Path> classPath, @Nullable Path cache) {
    this.settings = settings;
    this.classes = new Classes(classPath);
    this.roots = classes::rootOf;
    this.packages = Program.packages(settings.models());
    this.cache = cache == null ? null : new SummaryCache(cache, settings);
  }

  /**
   * Makes summaries of a class path that someone else knows; nothing is kept.
   *
   * @param settings the libraries to follow, and what is known besides them
   * @param roots where classes are
   */
  public DependencySummaries(Settings settings, Roots roots) {
    this.settings = settings;
    this.classes = new Classes(List.of());
    this.roots = roots;
    this.packages = Program.packages(settings.models());
    this.cache = null;
  }

  private Program program() {
    Program known = program;
    if (known == null) {
      known = new Program(classes, settings);
      program = known;
    }
    return known;
  }

  @Override
  public @Nullable Summary find(String owner, String name, String descriptor) {
    Path root = rootOf.computeIfAbsent(owner, this::root).orElse(null);
    if (root == null) {
      return null;
    }
    Program.Key key = new Program.Key(owner, name, descriptor);
    Map<Program.Key, Summary> known = kept(root);
    if (known != null) {
      return known.get(key);
    }
    return asked.computeIfAbsent(key, _ -> Optional.ofNullable(ask(root, key))).orElse(null);
  }

  /* A class that names no known library costs one look at its constants. */
  private Optional<Path> root(String owner) {
    Path root = roots.of(owner);
    if (root == null) {
      return Optional.empty();
    }
    classes.add(root);
    ClassModel model = program().find(owner);
    boolean concerned =
        classes.text(root, SummaryFile.IN_JAR) != null
            || (model != null && Classes.mentions(model, packages));
    return concerned ? Optional.of(root) : Optional.empty();
  }

  /* All summaries of a jar that carries them, or for which they are kept; else null. */
  private @Nullable Map<Program.Key, Summary> kept(Path root) {
    return summaries.computeIfAbsent(root, this::load).orElse(null);
  }

  private Optional<Map<Program.Key, Summary>> load(Path root) {
    String shipped = classes.text(root, SummaryFile.IN_JAR);
    Map<Program.Key, Summary> read = shipped == null ? null : SummaryFile.read(shipped, null);
    if (read == null && cache != null && !Files.isDirectory(root)) {
      read = cache.read(root);
      if (read == null) {
        read = extract(root);
        cache.write(root, read);
      }
    }
    return Optional.ofNullable(read);
  }

  private @Nullable Summary ask(Path root, Program.Key key) {
    if (isOpen.computeIfAbsent(root, this::open)) {
      Program.Located located = program().locate(key.owner(), key.name(), key.descriptor());
      return located == null || !Program.key(located).equals(key) ? null : summaryOf(located);
    }
    return null;
  }

  /* The library itself is known. */
  private boolean open(Path root) {
    return !classes.has(root, "io/framealloc/SmartAlloc") && !models(root).isEmpty();
  }

  /* The classes of a root, which may override each other's methods. */
  private List<ClassModel> models(Path root) {
    List<ClassModel> models = new ArrayList<>();
    try {
      for (Classes.Entry entry : classes.entries(root)) {
        ClassModel model = readable(entry);
        if (model != null) {
          models.add(model);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    models.forEach(program()::addOverrides);
    return models;
  }

  private Map<Program.Key, Summary> extract(Path root) {
    if (classes.has(root, "io/framealloc/SmartAlloc")) {
      return Map.of();
    }
    Map<Program.Key, Summary> found = new LinkedHashMap<>();
    for (ClassModel model : models(root)) {
      for (MethodModel method : model.methods()) {
        Program.Located located = new Program.Located(model, method);
        Summary summary = summaryOf(located);
        if (summary != null) {
          found.put(Program.key(located), summary);
        }
      }
    }
    return found;
  }

  private @Nullable ClassModel readable(Classes.Entry entry) {
    try {
      return classes.model(entry);
    } catch (Classes.Unreadable e) {
      return null;
    }
  }

  private @Nullable Summary summaryOf(Program.Located located) {
    MethodModel method = located.method();
    boolean callable =
        !method.flags().has(AccessFlag.PRIVATE) && !method.flags().has(AccessFlag.SYNTHETIC);
    Summary summary = callable && program().isCertain(located) ? analysed(located) : null;
    return summary != null && isWorthIt(method, summary) ? summary : null;
  }

  /* Of a class that no compiler has made, nothing is known. */
  private @Nullable Summary analysed(Program.Located located) {
    try {
      return program().analyse(located).summary();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /* More than that ordinary values are used. */
  private boolean isWorthIt(MethodModel method, Summary summary) {
    boolean acts =
        summary.parameters().stream()
            .anyMatch(fate -> fate != Fate.BORROWED && fate != Fate.UNKNOWN);
    if (acts
        || summary.result() != Summary.Result.UNKNOWN
        || summary.blocking()
        || (summary.receiver() != Fate.BORROWED && summary.receiver() != Fate.UNKNOWN)) {
      return true;
    }
    List<ClassDesc> types = method.methodTypeSymbol().parameterList();
    for (int i = 0; i < types.size(); i++) {
      String internal = Types.internal(types.get(i));
      if (summary.parameter(i) == Fate.BORROWED && program().types().kind(internal) != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    classes.close();
  }
}
