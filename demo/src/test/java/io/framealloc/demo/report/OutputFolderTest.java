package io.framealloc.demo.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {

  @TempDir private Path root;

  @Test
  void unpublishedFolder_leavesNothing() throws Exception {
    try (OutputFolder folder = OutputFolder.open(root.resolve("a/b/c"))) {
      folder.add("report.html", new byte[10]);
    }
    assertEquals(List.of(), names(root));
  }

  @Test
  void publishedFolder_hasTheFilesAndNothingElse() throws Exception {
    try (OutputFolder folder = OutputFolder.open(root.resolve("a/b"))) {
      folder.add("frame-00010.png", new byte[3]);
      folder.add("report.html", new byte[10]);
      folder.publish();
    }
    assertEquals(List.of("frame-00010.png", "report.html"), names(root.resolve("a/b")));
  }

  @Test
  void secondReport_replacesTheFirstAndSparesOtherFiles() throws Exception {
    publish("frame-00010.png");
    Files.write(root.resolve("mine.png"), new byte[1]);
    publish("frame-00020.png");
    assertEquals(List.of("frame-00020.png", "mine.png", "report.html"), names(root));
  }

  @Test
  void picturesOfNoReport_areSpared() throws Exception {
    Files.write(root.resolve("frame-00099.png"), new byte[1]);
    publish("frame-00010.png");
    assertEquals(List.of("frame-00010.png", "frame-00099.png", "report.html"), names(root));
  }

  @Test
  void file_isNoFolder() throws Exception {
    Path file = Files.write(root.resolve("file"), new byte[1]);
    assertThrows(IOException.class, () -> OutputFolder.open(file));
    assertThrows(IOException.class, () -> OutputFolder.open(file.resolve("below/it")));
    assertEquals(1, Files.size(file));
  }

  @Test
  void folderThatCannotBeCreated_leavesItsParentsUncreated() {
    Path bad = root.resolve("new").resolve("x".repeat(300));
    assertThrows(IOException.class, () -> OutputFolder.open(bad));
    assertFalse(Files.exists(root.resolve("new")));
  }

  private void publish(String picture) throws IOException {
    try (OutputFolder folder = OutputFolder.open(root)) {
      folder.add(picture, new byte[3]);
      folder.add("report.html", new byte[10]);
      folder.publish();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
