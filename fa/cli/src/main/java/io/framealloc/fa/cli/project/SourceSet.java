package io.framealloc.fa.cli.project;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources that are compiled together.
 *
 * @param name what a person calls it, for example {@code core, main}
 * @param files the sources to analyse
 * @param sourcePath folders where further sources are found when they are needed
 * @param classPath jars and folders of classes
 * @param release the version of Java, or null for that of the running JDK
 * @param missing what the class path should have and has not, in words
 */
public record SourceSet(
    String name,
    List<Path> files,
    List<Path> sourcePath,
    List<Path> classPath,
    @Nullable String release,
    List<String> missing) {

  /** Copies the lists. */
  public SourceSet {
    files = List.copyOf(files);
    sourcePath = List.copyOf(sourcePath);
    classPath = List.copyOf(classPath);
    missing = List.copyOf(missing);
  }

  SourceSet withFiles(List<Path> other) {
    return new SourceSet(name, other, sourcePath, classPath, release, missing);
  }
}
