package io.framealloc.fa.cli.doctor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes jars of what this test runs with, and a local repository of Maven with them. */
final class Jars {

  private Jars() {}

  /** Where a class comes from: a jar, or a folder of classes. */
  static Path origin(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Writes one jar with all that is in some jars and folders. */
  static Path jar(Path file, Path... origins) throws IOException {
    Files.createDirectories(file.getParent());
    Set<String> seen = new HashSet<>();
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path origin : origins) {
        if (Files.isDirectory(origin)) {
          add(jar, origin, seen);
        } else {
          try (var system = java.nio.file.FileSystems.newFileSystem(origin)) {
            add(jar, system.getPath("/"), seen);
          }
        }
      }
    }
    return file;
  }

  private static void add(JarOutputStream jar, Path root, Set<String> seen) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (seen.add(name)) {
        jar.putNextEntry(new JarEntry(name));
        jar.write(Files.readAllBytes(file));
      }
    }
  }

  /** Puts an artifact into a local repository, in version 1. */
  static void install(Path repository, String group, String name, Path jar, String dependencies)
      throws IOException {
    Path folder =
        Files.createDirectories(repository.resolve(group.replace('.', '/')).resolve(name + "/1"));
    Files.copy(jar, folder.resolve(name + "-1.jar"));
    Files.writeString(
        folder.resolve(name + "-1.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>1</version><dependencies>%s</dependencies></project>"
            .formatted(group, name, dependencies));
  }
}
