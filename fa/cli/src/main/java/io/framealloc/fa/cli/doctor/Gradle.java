package io.framealloc.fa.cli.doctor;

import io.framealloc.fa.cli.catalog.Version;
import io.framealloc.fa.cli.doctor.Verdict.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Gradle build is a program and is not run: what it lacks is said as the lines to add. */
public final class Gradle {

  private static final List<String> FILES = List.of("build.gradle.kts", "build.gradle");

  private Gradle() {}

  /**
   * Looks at a build file.
   *
   * @param folder of the build
   * @return what can be said of it; empty without a build file
   * @throws IOException if the file cannot be read
   */
  public static Optional<Verdict> in(Path folder) throws IOException {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(verdict(name, Files.readString(file)));
      }
    }
    return Optional.empty();
  }

  private static Verdict verdict(String name, String text) {
    boolean named =
        text.lines()
            .map(String::strip)
            .anyMatch(
                line ->
                    line.startsWith("annotationProcessor")
                        && line.contains("io.framealloc:framealloc-fa"));
    return named
        ? new Verdict(name, State.UNKNOWN, "names the checks as annotationProcessor, as it should")
        : new Verdict(
            name,
            State.UNCHECKED,
            """
            Gradle always sets a processor path, so that the class path is not searched; add:
              dependencies {
                annotationProcessor("io.framealloc:framealloc-fa:%1$s")
                testAnnotationProcessor("io.framealloc:framealloc-fa:%1$s")
              }\
            """
                .formatted(Version.text()));
  }
}
