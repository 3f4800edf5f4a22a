package io.framealloc.fa.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are found everywhere but in build output and hidden folders. */
final class SourceFinderTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name :
        List.of(
            "pom.xml",
            "src/a/A.java",
            "src/a/target/B.java",
            "src/a/A.txt",
            "target/gen/C.java",
            ".git/D.java",
            "src/module-info.java",
            "test/E.java")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  @Test
  void outputAndHiddenFolders_areLeftOut() throws IOException {
    assertEquals(
        List.of("src/a/A.java", "src/a/target/B.java", "test/E.java"), find(List.of(), ""));
  }

  @Test
  void globs_areRelativeToTheBase() throws IOException {
    assertEquals(List.of("src/a/A.java", "src/a/target/B.java"), find(List.of("test/**"), ""));
    assertEquals(List.of("test/E.java"), find(List.of("**/a"), ""));
    assertEquals(
        List.of("src/a/A.java", "src/a/target/B.java"), find(List.of("**/test/*.java"), ""));
  }

  @Test
  void hiddenStart_isNotLeftOut() throws IOException {
    assertEquals(List.of(".git/D.java"), find(List.of(), ".git"));
    assertEquals(List.of("src/a/A.txt"), find(List.of(), "src/a/A.txt"));
  }

  @Test
  void missingPath_isRefused() {
    assertThrows(NoSuchFileException.class, () -> find(List.of(), "nowhere"));
  }

  private List<String> find(List<String> exclude, String start) throws IOException {
    return new SourceFinder(folder, exclude)
        .find(List.of(folder.resolve(start))).stream()
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .toList();
  }
}
