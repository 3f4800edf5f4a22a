package io.framealloc.fa.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.building.ModelBuildingException;
import org.jspecify.annotations.Nullable;

/** Groups files by the module that they belong to, and asks its pom.xml for the class path. */
public final class Project {

  /** Told about what could not be found out. */
  public interface Log {
    /**
     * Says it.
     *
     * @param text one line
     */
    void warn(String text);
  }

  private final Log log;
  private final Map<Path, Optional<MavenModule>> modules = new HashMap<>();
  private @Nullable Workspace workspace;
  private @Nullable Repository repository;

  /**
   * Makes a project that has not looked at anything yet.
   *
   * @param log told about what could not be found out
   */
  public Project(Log log) {
    this.log = log;
  }

  /**
   * Groups files. Resources of a module are left out, unless they are asked for by name.
   *
   * @param files absolute paths
   * @param named those that are asked for by name
   * @return the groups, in the order of their first files
   */
  public List<SourceSet> sourceSets(List<Path> files, Set<Path> named) {
    Map<String, SourceSet> sets = new LinkedHashMap<>();
    Map<String, List<Path>> members = new LinkedHashMap<>();
    for (Path file : files) {
      MavenModule module = module(file);
      if (module != null && module.isResource(file) && !named.contains(file)) {
        continue;
      }
      boolean tests = module != null && file.startsWith(module.sources(true));
      boolean main = module != null && file.startsWith(module.sources(false));
      String key = module == null ? "" : module.folder() + (tests ? " test" : " main");
      if (module != null && !tests && !main) {
        key = module.folder() + " other";
      }
      members.computeIfAbsent(key, _ -> new ArrayList<>()).add(file);
      if (!sets.containsKey(key)) {
        sets.put(key, module == null ? loose() : module.sourceSet(!main));
      }
    }
    List<SourceSet> grouped = new ArrayList<>();
    sets.forEach((key, set) -> grouped.add(set.withFiles(members.getOrDefault(key, List.of()))));
    return grouped;
  }

  /**
   * Returns the module that a file or folder belongs to.
   *
   * @param path absolute
   * @return the nearest one, or null if it is in none, or in none that can be read
   */
  public @Nullable MavenModule module(Path path) {
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      if (modules.containsKey(folder) || Files.isRegularFile(folder.resolve("pom.xml"))) {
        return modules.computeIfAbsent(folder, this::load).orElse(null);
      }
    }
    return null;
  }

  /**
   * Returns the modules of a build.
   *
   * @param folder that its pom.xml is in, or the one of a module
   * @return the modules in this folder and below it; empty without a pom.xml
   */
  public List<MavenModule> modules(Path folder) {
    List<MavenModule> found = new ArrayList<>();
    if (module(folder) != null && workspace != null) {
      for (Path module : workspace.folders()) {
        MavenModule loaded = module.startsWith(folder) ? module(module) : null;
        if (loaded != null && !loaded.model().getPackaging().equals("pom")) {
          found.add(loaded);
        }
      }
    }
    return found;
  }

  private Optional<MavenModule> load(Path folder) {
    Workspace around = workspace;
    Repository local = repository;
    if (around == null || local == null || !around.contains(folder)) {
      around = Workspace.around(folder);
      local = Repository.open(around);
      workspace = around;
      repository = local;
    }
    try {
      return Optional.of(MavenModule.load(folder, around, local));
    } catch (ModelBuildingException e) {
      log.warn(folder.resolve("pom.xml") + ": cannot be read, give --classpath: " + reason(e));
      return Optional.empty();
    }
  }

  private static SourceSet loose() {
    return new SourceSet("sources", List.of(), List.of(), List.of(), null, List.of());
  }

  private static String reason(ModelBuildingException e) {
    return e.getProblems().isEmpty()
        ? String.valueOf(e.getMessage())
        : e.getProblems().getFirst().getMessage();
  }
}
