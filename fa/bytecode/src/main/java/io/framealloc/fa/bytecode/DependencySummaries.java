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
 * anywhere, the methods of the jar are analysed, and the result is kept in a cache folder.
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
  private final Map<Path, Map<Program.Key, Summary>> summaries = new HashMap<>();

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
    return root == null ? null : of(root).get(new Program.Key(owner, name, descriptor));
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

  private Map<Program.Key, Summary> of(Path root) {
    Map<Program.Key, Summary> known = summaries.get(root);
    if (known == null) {
      known = load(root);
      summaries.put(root, known);
    }
    return known;
  }

  private Map<Program.Key, Summary> load(Path root) {
    String shipped = classes.text(root, SummaryFile.IN_JAR);
    Map<Program.Key, Summary> read = shipped == null ? null : SummaryFile.read(shipped, null);
    if (read == null && cache != null) {
      read = cache.read(root);
    }
    if (read != null) {
      return read;
    }
    Map<Program.Key, Summary> extracted = extract(root);
    if (cache != null) {
      cache.write(root, extracted);
    }
    return extracted;
  }

  private Map<Program.Key, Summary> extract(Path root) {
    Map<Program.Key, Summary> found = new LinkedHashMap<>();
    List<ClassModel> models = new ArrayList<>();
    try {
      if (classes.has(root, "io/framealloc/SmartAlloc")) {
        return Map.of();
      }
      for (Classes.Entry entry : classes.entries(root)) {
        ClassModel model = readable(entry);
        if (model != null) {
          models.add(model);
        }
      }
      models.forEach(program()::addOverrides);
      models.forEach(model -> addTo(found, model));
    } catch (IOException e) {
      return Map.of();
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

  private void addTo(Map<Program.Key, Summary> found, ClassModel model) {
    for (MethodModel method : model.methods()) {
      Program.Located located = new Program.Located(model, method);
      boolean callable =
          !method.flags().has(AccessFlag.PRIVATE) && !method.flags().has(AccessFlag.SYNTHETIC);
      if (!callable || !program().isCertain(located)) {
        continue;
      }
      Summary summary = summary(located);
      if (summary != null && isWorthIt(method, summary)) {
        found.put(Program.key(located), summary);
      }
    }
  }

  /* Of a class that no compiler has made, nothing is known. */
  private @Nullable Summary summary(Program.Located located) {
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
