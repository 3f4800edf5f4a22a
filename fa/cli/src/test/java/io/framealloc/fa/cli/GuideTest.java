package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section of docs/troubleshooting.md about static analysis: its commands, and their report. */
final class GuideTest {

  private static final Path DOCS =
      Path.of("").toAbsolutePath().resolve("../../docs/troubleshooting.md").normalize();

  private static final String HEADING = "### cargo-fa Static Analysis\n";
  private static final String COMMAND = "./framealloc fa ";

  private static final Map<String, String> SOURCES =
      Map.of(
          "game/Level.java",
          """
          package game;

          import io.framealloc.FrameBox;
          import io.framealloc.SmartAlloc;

          final class Level {
            private static FrameBox<Integer> best;

            static void play(SmartAlloc alloc) {
              alloc.beginFrame();
              best = alloc.frameBox(42);
              alloc.endFrame();
            }
          }
          """,
          "game/Scores.java",
          """
          package game;

          import io.framealloc.*;
          import java.util.concurrent.BlockingQueue;

          final class Scores {
            static int twice(TransferHandle<Integer> handle) {
              try (PoolBox<Integer> first = handle.receive();
                  PoolBox<Integer> second = handle.receive()) {
                return first.get() + second.get();
              }
            }
          }
          """,
          "game/Loading.java",
          """
          package game;

          import io.framealloc.*;
          import java.util.concurrent.CompletableFuture;

          final class Loading {
            static CompletableFuture<Integer> load(SmartAlloc alloc) {
              return CompletableFuture.supplyAsync(() -> alloc.frameBox(42).get());
            }
          }
          """,
          "game/ui/Menu.java",
          """
          package game.ui;

          import io.framealloc.*;

          final class Menu {
            static void draw(SmartAlloc alloc) {
              try (Frame frame = alloc.beginFrame();
                  TagScope _ = alloc.tagScope("physics")) {
                frame.intVec().push(1);
              }
            }
          }
          """,
          ".fa.toml",
          """
          [tags.packages]
          "game.ui.**" = ["ui"]
          """);

  @TempDir private Path folder;

  @BeforeEach
  void writeSources() throws IOException {
    folder = folder.toRealPath();
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
  }

  @Test
  void eachCommand_findsWhatItIsFor() throws IOException {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String command : commands()) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      if (!arguments.getFirst().equals("explain")) {
        arguments.addAll(List.of("--format", "compact"));
        Answer answer = Answer.to(folder, arguments.toArray(String[]::new));
        assertEquals(answer.out().contains(" error ") ? 1 : 0, answer.code(), answer::toString);
        found.put(command, answer.codes());
      }
    }
    assertEquals(
        Map.of(
            "--all", List.of("FA702", "FA601", "FA206", "FA801"),
            "--dirtymem", List.of("FA702"),
            "--threading", List.of("FA206"),
            "--async-safety", List.of("FA601"),
            "--architecture", List.of("FA801")),
        found);
  }

  @Test
  void explain_printsThePageOfTheCode() throws IOException {
    assertTrue(commands().contains("explain FA601"));
    Answer answer = Answer.to(folder, "explain", "FA601");
    assertEquals(0, answer.code());
    assertEquals(Page.of(Code.FA601).markdown(), answer.out());
  }

  @Test
  void reportOnThePage_isWhatIsReported() throws IOException {
    assertEquals(Answer.to(folder, "--dirtymem", "game/Level.java").out(), block("text"));
  }

  private static List<String> commands() throws IOException {
    return block("sh")
        .lines()
        .filter(line -> line.startsWith(COMMAND))
        .map(line -> line.substring(COMMAND.length()).replaceFirst("#.*", "").strip())
        .toList();
  }

  /** The first block of that kind in the section. */
  private static String block(String kind) throws IOException {
    String page = Files.readString(DOCS);
    int heading = page.indexOf(HEADING);
    assertTrue(heading >= 0, HEADING);
    String section = page.substring(heading, page.indexOf("\n## ", heading));
    String opening = "```" + kind + "\n";
    int start = section.indexOf(opening) + opening.length();
    return section.substring(start, section.indexOf("```", start));
  }
}
