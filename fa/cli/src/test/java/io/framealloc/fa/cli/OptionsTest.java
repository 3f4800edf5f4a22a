package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.SmartAlloc;
import io.framealloc.fa.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option and each key changes what is found; without it the same sources say otherwise. */
final class OptionsTest {

  private static final String JOBS =
      """
      package game;
      import io.framealloc.*;
      interface Jobs { void submit(Runnable task); }
      class Use {
        void go(SmartAlloc alloc, Jobs jobs) {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> score = frame.box(42);
            jobs.submit(() -> System.out.println(score.get()));
          }
        }
      }
      """;

  private static final String LINK =
      """
      package game;
      import io.framealloc.*;
      import java.util.concurrent.CompletableFuture;
      interface Link { int read(); }
      class Use {
        CompletableFuture<Integer> go(SmartAlloc alloc, Link link) {
          return CompletableFuture.supplyAsync(
              () -> {
                try (Frame frame = alloc.beginFrame()) {
                  FrameBox<Integer> score = frame.box(42);
                  int theirs = link.read();
                  return score.get() + theirs;
                }
              });
        }
      }
      """;

  private static final String CACHE =
      """
      package game;
      import io.framealloc.*;
      interface Cache { void put(Object value); }
      class Use {
        void go(SmartAlloc alloc, Cache cache) {
          try (Frame frame = alloc.beginFrame()) {
            cache.put(frame.box(42));
          }
        }
      }
      """;

  private static final String TAGS =
      """
      package game;
      import io.framealloc.*;
      class Use {
        void go(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame(); TagScope _ = alloc.tagScope("phisics")) {
            frame.intVec().push(1);
          }
        }
      }
      """;

  private static final String BORDER =
      """
      package game;
      import io.framealloc.*;
      class Use {
        FrameBox<Integer> go(Frame frame) {
          return lib.Solver.contact(frame);
        }
      }
      """;

  private static final String LOOP =
      """
      package game;
      import io.framealloc.*;
      class Use {
        void go(SmartAlloc alloc) {
          alloc.beginFrame();
          for (int i = 0; i < 10; i++) {
            alloc.frameAlloc(Integer.class);
          }
          alloc.endFrame();
        }
      }
      """;

  private static final String ARENA =
      """
      package game;
      import java.lang.foreign.*;
      class Use {
        byte go() {
          Arena arena = Arena.ofConfined();
          MemorySegment bytes = arena.allocate(16);
          arena.close();
          return bytes.get(ValueLayout.JAVA_BYTE, 0);
        }
      }
      """;

  private static final Map<String, String> SOURCES =
      Map.of(
          "jobs", JOBS, "link", LINK, "cache", CACHE, "tags", TAGS, "border", BORDER, "loop", LOOP);

  @TempDir private Path folder;

  @BeforeEach
  void realFolder() throws IOException {
    folder = folder.toRealPath();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          jobs   | FA604 | [spawn]/methods = ["game.Jobs#submit"]
          link   | FA603 | [blocking]/methods = ["game.Link#read"]
          cache  | FA702 | [retain]/methods = ["game.Cache#*"]
          tags   | FA802 | [tags]/known = ["physics"]
          tags   | FA801 | [tags.packages]/"game.**" = ["physics"]
          border | FA803 | [boundaries]/"game.**" = ["game.**"]
          loop   | FA602 | [thresholds]/hot_loop = 10
          """)
  void keyOfTheConfiguration_isHonoured(String source, String code, String config)
      throws IOException {
    write("game/Use.java", SOURCES.getOrDefault(source, ""));
    write(
        "lib/Solver.java",
        "package lib;\n"
            + "import io.framealloc.*;\n"
            + "public class Solver {\n"
            + "  public static FrameBox<Integer> contact(Frame frame) { return frame.box(1); }\n"
            + "}\n");
    List<String> without = codes("game", "lib");
    assertTrue(!without.contains(code), without::toString);
    write(".fa.toml", config.replace('/', '\n'));
    List<String> with = codes("game", "lib");
    assertTrue(with.contains(code), with::toString);
  }

  @Test
  void model_isFollowedOnRequest() throws IOException {
    write("game/Use.java", ARENA);
    assertEquals(List.of(), codes("game"));
    assertEquals(List.of("FA104"), codes("--model", "framealloc,ffm", "game"));
    assertEquals(List.of(), codes("--model", "lwjgl", "game"));
  }

  @Test
  void release_isTheLanguageOfTheSources() throws IOException {
    write("game/Use.java", TAGS);
    assertEquals(0, Answer.to(folder).code());
    Answer old = Answer.to(folder, "--release", "17");
    assertEquals(2, old.code());
    assertTrue(old.out().startsWith("error: cannot be analysed: "), old.out());
  }

  @Test
  void classPath_isWhereTypesAreFound() throws Exception {
    write(
        "game/Use.java",
        CACHE
            .replace("cache.put", "keep.add")
            .replace("Cache cache", "java.util.List<Object> keep"));
    Path library =
        Path.of(SmartAlloc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertEquals(List.of("FA702"), codes("--classpath", library.toString()));
    Answer without = Answer.to(folder, "--classpath", folder.resolve("none").toString());
    assertTrue(
        without.out().contains("packages that the class path lacks: io.framealloc"), without.out());
  }

  @Test
  void exclude_leavesFilesOut() throws IOException {
    write("game/Use.java", LOOP);
    write("game/Other.java", "package game; class Other {}\n");
    assertEquals(2L, files());
    assertEquals(1L, files("--exclude", "game/Other.java"));
    assertEquals(1L, files("--exclude", "**/Ot*.java"));
  }

  @Test
  void failFast_stopsAfterTheFirstModuleThatFails() throws IOException {
    for (String module : List.of("a", "b")) {
      write(
          module + "/pom.xml",
          "<project><modelVersion>4.0.0</modelVersion><groupId>game</groupId><artifactId>%s</artifactId><version>1</version></project>"
              .formatted(module));
      write(module + "/src/main/java/game/Use.java", LOOP);
    }
    assertEquals(
        2L,
        files(
            "--deny",
            "FA602",
            "--config",
            write("hot.toml", "[thresholds]\nhot_loop = 5\n").toString()));
    assertEquals(1L, files("--fail-fast", "--deny", "FA602", "--config", "hot.toml"));
    assertEquals(2L, files("--fail-fast", "--config", "hot.toml"));
  }

  @Test
  void allowAndSkip_areAboutCodes_onlyAndGroups_areWhatIsLeft() throws IOException {
    write("game/Use.java", LOOP);
    write(".fa.toml", "[thresholds]\nhot_loop = 5\n");
    assertEquals(List.of("FA602"), codes());
    assertEquals(List.of("FA602"), codes("--all", "--threading"));
    assertEquals(List.of("FA602"), codes("--async-safety"));
    assertEquals(List.of(), codes("--budgets", "--architecture", "--dirtymem", "--threading"));
    assertEquals(List.of(), codes("--allow", "FA602"));
    assertEquals(List.of(), codes("--skip", "FA602"));
    assertEquals(List.of(), codes("--only", "FA104"));
    assertEquals(List.of(), codes("--min-severity", "error"));
    assertEquals(1, Answer.to(folder, "--deny-warnings").code());
    assertNotEquals(1, Answer.to(folder).code());
  }

  private List<String> codes(String... arguments) {
    Answer answer = Answer.to(folder, with(arguments, "--format", "compact"));
    assertTrue(answer.code() < 2, answer::toString);
    return answer.codes();
  }

  private long files(String... arguments) {
    Answer answer = Answer.to(folder, with(arguments, "--format", "json"));
    Map<?, ?> report = (Map<?, ?>) Json.read(answer.out());
    return ((Number) ((Map<?, ?>) report.get("summary")).get("files")).longValue();
  }

  private static String[] with(String[] arguments, String... more) {
    return java.util.stream.Stream.of(arguments, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
