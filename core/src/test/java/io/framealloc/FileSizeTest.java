package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file has one job: the lengths of all main sources of all modules. */
final class FileSizeTest {

  private record Source(Path file, int lines) {}

  private static final String MAIN_FOLDER = Path.of("src", "main", "java").toString();
  private static final List<Source> MAIN = mainSources();

  @Test
  void files_areAtMost600Lines() {
    assertEquals(List.of(), MAIN.stream().filter(source -> source.lines > 600).toList());
  }

  @Test
  void files_areAtMost120LinesInTheMiddle() {
    Source median = MAIN.get(MAIN.size() / 2);
    assertTrue(median.lines <= 120, median::toString);
  }

  @Test
  void files_areAtMost400LinesIn95Of100() {
    Source percentile = MAIN.get(MAIN.size() * 95 / 100);
    assertTrue(percentile.lines <= 400, percentile::toString);
  }

  private static List<Source> mainSources() {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(".."), 20)) {
      for (Path file : files.filter(FileSizeTest::isMainSource).toList()) {
        sources.add(new Source(file, Files.readAllLines(file).size()));
      }
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
    sources.sort(Comparator.comparingInt(Source::lines));
    return sources;
  }

  private static boolean isMainSource(Path file) {
    return file.toString().endsWith(".java") && file.toString().contains(MAIN_FOLDER);
  }
}
