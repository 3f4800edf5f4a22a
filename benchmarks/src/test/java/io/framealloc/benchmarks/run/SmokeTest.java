package io.framealloc.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.Comparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every benchmark once, and makes the tables of what came out. */
final class SmokeTest {

  @TempDir private static Path folder;

  private static final List<Work> ALL =
      Catalogue.ALL.stream().flatMap(comparison -> Work.of(comparison).stream()).toList();

  private static Path page;

  @BeforeAll
  static void runEverythingOnce() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    page = folder.resolve("page.md");
    Path figures = Files.createDirectory(Report.folder(page));
    Session session = new Session(ALL).smoke();
    session.run(_ -> {});
    session.write(figures.resolve("once.json"), "a test");
  }

  private static Path figures() {
    return Report.folder(page).resolve("once.json");
  }

  @Test
  void everyBenchmarkRuns() throws Exception {
    Results results = Results.read(figures());
    for (Work work : ALL) {
      assertNotNull(results.of(work), work::toString);
    }
  }

  @Test
  void everyComparisonHasOursAndAPeerInEachTask() {
    for (Class<? extends Comparison> comparison : Catalogue.ALL) {
      for (Work work : Work.of(comparison)) {
        List<Work> same =
            Work.of(comparison).stream()
                .filter(other -> other.taskText().equals(work.taskText()))
                .toList();
        assertTrue(same.stream().anyMatch(Work::isOurs), work::toString);
        assertFalse(same.stream().allMatch(Work::isOurs), work::toString);
      }
    }
  }

  @Test
  void everyBarIsAboutABenchmarkThatExists() throws Exception {
    assertTrue(ALL.containsAll(MustShow.works()), MustShow.works()::toString);
    assertEquals(MustShow.count(), MustShow.outcomes(Results.read(figures())).size());
  }

  @Test
  void figures_nameNoFolderOfThisMachine() throws Exception {
    assertFalse(Files.readString(figures()).contains(System.getProperty("java.home")));
  }

  @Test
  void text_hasTheBarsAndEveryRow() throws Exception {
    String text = String.join("\n", Report.text(figures(), false));
    assertTrue(text.startsWith("what "), text);
    for (Class<? extends Comparison> comparison : Catalogue.ALL) {
      assertTrue(text.contains(Catalogue.row(comparison).title()), text);
    }
  }

  @Test
  void fill_replacesWhatIsBetweenTheMarksAndNothingElse() throws Exception {
    Files.writeString(
        page,
        """
        # Title
        <!-- bench:machine -->
        old
        <!-- /bench:machine -->
        <!-- bench:bars -->
        <!-- /bench:bars -->
        between
        <!-- bench:losses -->
        <!-- /bench:losses -->
        <!-- bench:rows -->
        <!-- /bench:rows -->
        end
        """);
    Report.fill(page);
    String first = Files.readString(page);
    assertTrue(first.startsWith("# Title\n<!-- bench:machine -->\n\nFigures: [once.json]"), first);
    assertTrue(first.contains("command: a test\n"), first);
    assertTrue(first.contains("\nbetween\n") && first.endsWith("\nend\n"), first);
    assertFalse(first.contains("old"), first);

    Report.fill(page);
    assertEquals(first, Files.readString(page));
  }
}
