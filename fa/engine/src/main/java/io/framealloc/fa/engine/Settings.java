package io.framealloc.fa.engine;

import io.framealloc.diagnostics.Code;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine is told: which codes, which libraries, which limits.
 *
 * @param levels what the configuration says about codes; the others have the catalogue's severity
 * @param models the libraries to follow
 * @param hotLoop the trip count from which a loop is hot ({@code FA602}, {@code FA804})
 * @param spawn methods whose functional arguments run on another thread, beyond those known
 * @param blocking methods that may wait, beyond those known
 * @param retain methods that keep their arguments, beyond those known
 * @param knownTags the tags that exist; empty if all do
 * @param packageTags the tags that a package may use, for the packages that are named
 * @param boundaries the packages that a package may allocate from, for the packages that are named
 * @since 0.1
 */
public record Settings(
    Map<Code, Level> levels,
    Set<Model> models,
    int hotLoop,
    List<MethodPattern> spawn,
    List<MethodPattern> blocking,
    List<MethodPattern> retain,
    List<String> knownTags,
    Map<PackageGlob, List<String>> packageTags,
    Map<PackageGlob, List<PackageGlob>> boundaries) {

  /** The settings where nothing is configured. */
  public static final Settings DEFAULT =
      new Settings(
          Map.of(),
          EnumSet.of(Model.FRAMEALLOC),
          64,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of());

  /** Copies what is given. */
  public Settings {
    levels = levels.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(levels));
    models = Set.copyOf(models);
    spawn = List.copyOf(spawn);
    blocking = List.copyOf(blocking);
    retain = List.copyOf(retain);
    knownTags = List.copyOf(knownTags);
    packageTags = new LinkedHashMap<>(packageTags);
    boundaries = new LinkedHashMap<>(boundaries);
  }

  /**
   * Returns the level of a code.
   *
   * @param code which
   * @return what is configured, or else what the catalogue says
   */
  public Level level(Code code) {
    Level configured = levels.get(code);
    if (configured != null) {
      return configured;
    }
    return switch (code.severity()) {
      case ERROR -> Level.DENY;
      case WARNING -> Level.WARN;
      case HINT -> Level.HINT;
    };
  }

  /**
   * Returns whether findings with this code are wanted.
   *
   * @param code which
   * @return false if it is allowed
   */
  public boolean isOn(Code code) {
    return level(code) != Level.ALLOW;
  }

  /**
   * Returns these settings with other levels.
   *
   * @param changed what is said about codes
   * @return the changed settings
   */
  public Settings withLevels(Map<Code, Level> changed) {
    return new Settings(
        changed, models, hotLoop, spawn, blocking, retain, knownTags, packageTags, boundaries);
  }

  /**
   * Returns these settings with other libraries.
   *
   * @param changed the libraries to follow
   * @return the changed settings
   */
  public Settings withModels(Set<Model> changed) {
    return new Settings(
        levels, changed, hotLoop, spawn, blocking, retain, knownTags, packageTags, boundaries);
  }

  /**
   * Returns these settings with other rules for tags.
   *
   * @param known the tags that exist
   * @param packages the tags that a package may use
   * @return the changed settings
   */
  public Settings withTags(List<String> known, Map<PackageGlob, List<String>> packages) {
    return new Settings(
        levels, models, hotLoop, spawn, blocking, retain, known, packages, boundaries);
  }

  /**
   * Returns these settings with other boundaries.
   *
   * @param changed the packages that a package may allocate from
   * @return the changed settings
   */
  public Settings withBoundaries(Map<PackageGlob, List<PackageGlob>> changed) {
    return new Settings(
        levels, models, hotLoop, spawn, blocking, retain, knownTags, packageTags, changed);
  }

  /**
   * Returns these settings with another limit for hot loops.
   *
   * @param trips the trip count from which a loop is hot, at least 1
   * @return the changed settings
   */
  public Settings withHotLoop(int trips) {
    return new Settings(
        levels, models, trips, spawn, blocking, retain, knownTags, packageTags, boundaries);
  }

  /**
   * Returns these settings with further methods that are known.
   *
   * @param spawning whose functional arguments run on another thread
   * @param waiting that may wait
   * @param keeping that keep their arguments
   * @return the changed settings
   */
  public Settings withMethods(
      List<MethodPattern> spawning, List<MethodPattern> waiting, List<MethodPattern> keeping) {
    return new Settings(
        levels, models, hotLoop, spawning, waiting, keeping, knownTags, packageTags, boundaries);
  }
}
