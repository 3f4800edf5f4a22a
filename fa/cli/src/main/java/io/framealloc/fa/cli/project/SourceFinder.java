package io.framealloc.fa.cli.project;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The Java files under the given paths, without build output and hidden folders. */
public final class SourceFinder {

  private static final Set<String> SKIPPED = Set.of("target", "build", "out", "node_modules");

  private final Path base;
  private final List<PathMatcher> excluded = new ArrayList<>();

  /**
   * Makes a finder.
   *
   * @param base the folder that globs are relative to
   * @param exclude globs of paths that are left out
   * @throws IllegalArgumentException if one is not a glob
   */
  public SourceFinder(Path base, List<String> exclude) {
    this.base = base.toAbsolutePath().normalize();
    for (String glob : exclude) {
      excluded.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
      if (glob.startsWith("**/")) {
        excluded.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(3)));
      }
    }
  }

  /**
   * Finds the files.
   *
   * @param paths files and folders; a file is taken whatever its name is
   * @return absolute paths in their order, each once
   * @throws NoSuchFileException if a path does not exist
   * @throws IOException if a folder cannot be read
   */
  public List<Path> find(List<Path> paths) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (Path path : paths) {
      Path start = path.toAbsolutePath().normalize();
      if (!Files.exists(start)) {
        throw new NoSuchFileException(path.toString());
      }
      if (Files.isDirectory(start)) {
        Files.walkFileTree(start, new Visitor(start, found));
      } else if (!isExcluded(start)) {
        found.add(start);
      }
    }
    return List.copyOf(found);
  }

  private boolean isExcluded(Path path) {
    Path relative = path.startsWith(base) ? base.relativize(path) : path;
    return excluded.stream().anyMatch(matcher -> matcher.matches(relative));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path start;
    private final Set<Path> found;

    Visitor(Path start, Set<Path> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(start)) {
        return FileVisitResult.CONTINUE;
      }
      String name = folder.getFileName().toString();
      return name.startsWith(".") || isBuildOutput(folder, name) || isExcluded(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java") && !name.equals("module-info.java") && !isExcluded(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** A package may be named `build` or `out`: only beside a build file is it output. */
  private static boolean isBuildOutput(Path folder, String name) {
    if (!SKIPPED.contains(name)) {
      return false;
    }
    Path parent = folder.getParent();
    return parent != null
        && (Files.exists(parent.resolve("pom.xml"))
            || Files.exists(parent.resolve("build.gradle"))
            || Files.exists(parent.resolve("build.gradle.kts")));
  }
}
