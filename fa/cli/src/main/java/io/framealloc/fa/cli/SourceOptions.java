package io.framealloc.fa.cli;

import io.framealloc.fa.cli.config.Config;
import io.framealloc.fa.cli.config.ConfigException;
import io.framealloc.fa.cli.config.ConfigReader;
import io.framealloc.fa.cli.project.Project;
import io.framealloc.fa.cli.project.SourceFinder;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Model;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is analysed, compiled with what, and by which configuration. */
final class SourceOptions {

  static final String CONFIG = ".fa.toml";

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Jars and folders of classes; else what the pom.xml says.")
  private @Nullable String classPath;

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "The version of Java; else what the pom.xml says.")
  private @Nullable String release;

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "NAME",
      description = "What is followed: framealloc, ffm, lwjgl (default: framealloc).")
  private Set<Model> models = EnumSet.of(Model.FRAMEALLOC);

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Files that are left out; may be repeated.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else .fa.toml here or in a folder above.")
  private @Nullable Path file;

  @Mixin private CacheOptions cache;

  /** Returns where it is kept what methods of dependencies do; null for nowhere. */
  @Nullable Path cache(Path folder) {
    return cache.folder(folder);
  }

  Config config(Path folder) {
    Config config = read(folder, file);
    return new Config(
        config.minSeverity(),
        config.exclude(),
        config.denyWarnings(),
        config.settings().withModels(models));
  }

  /** Reads a configuration; with null the nearest one, if there is any. */
  static Config read(Path folder, @Nullable Path file) {
    Path found = file == null ? search(folder) : folder.resolve(file);
    if (found == null) {
      return Config.DEFAULT;
    }
    try {
      return ConfigReader.read(found);
    } catch (NoSuchFileException e) {
      throw new UsageException("no such file: " + file);
    } catch (ConfigException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("cannot be read: " + found + ": " + e.getMessage());
    }
  }

  private static @Nullable Path search(Path folder) {
    for (Path up = folder; up != null; up = up.getParent()) {
      Path config = up.resolve(CONFIG);
      if (Files.isRegularFile(config)) {
        return config;
      }
      if (Files.exists(up.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }

  /** The sources under the paths; globs are relative to the folder of the configuration. */
  List<SourceSet> sources(Path folder, List<Path> paths, Config config, Project.Log log) {
    Path found = file == null ? search(folder) : folder.resolve(file);
    Path base = found == null ? folder : found.toAbsolutePath().normalize().getParent();
    List<String> globs = new ArrayList<>(config.exclude());
    globs.addAll(exclude);
    List<Path> starts = paths.isEmpty() ? List.of(folder) : paths;
    List<Path> files;
    try {
      files =
          new SourceFinder(base == null ? folder : base, globs)
              .find(starts.stream().map(folder::resolve).toList());
    } catch (NoSuchFileException e) {
      throw new UsageException("no such file or folder: " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    if (files.isEmpty()) {
      throw new UsageException("no Java sources found: " + starts);
    }
    String given = classPath;
    List<SourceSet> sets =
        given == null
            ? new Project(log).sourceSets(files, named(folder, starts))
            : List.of(new SourceSet("sources", files, List.of(), split(given), null, List.of()));
    return sets.stream().map(this::withRelease).toList();
  }

  private static Set<Path> named(Path folder, List<Path> paths) {
    return paths.stream().map(path -> folder.resolve(path).normalize()).collect(Collectors.toSet());
  }

  private SourceSet withRelease(SourceSet set) {
    return release == null
        ? set
        : new SourceSet(
            set.name(), set.files(), set.sourcePath(), set.classPath(), release, set.missing());
  }

  static List<Path> split(String paths) {
    return Arrays.stream(paths.split(File.pathSeparator))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }
}
