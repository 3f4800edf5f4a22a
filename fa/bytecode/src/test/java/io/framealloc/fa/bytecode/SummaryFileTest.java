package io.framealloc.fa.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Summaries as text, and where they are kept. */
final class SummaryFileTest {

  private static final Map<Program.Key, Summary> SAMPLE = sample();

  @TempDir private Path folder;

  private static Map<Program.Key, Summary> sample() {
    Map<Program.Key, Summary> sample = new LinkedHashMap<>();
    int number = 0;
    for (Fate fate : Fate.values()) {
      for (Summary.Result result : Summary.Result.values()) {
        sample.put(
            new Program.Key("game/Loop$Step", "run" + number++, "(ILjava/lang/Object;)V"),
            new Summary(Fate.BORROWED, List.of(Fate.UNKNOWN, fate), result, 0, number % 2 == 0));
      }
    }
    sample.put(
        new Program.Key("A", "<init>", "()V"),
        new Summary(Fate.UNKNOWN, List.of(), Summary.Result.ALIAS, -1, false));
    return sample;
  }

  private static Map<Program.Key, Summary> normal(Map<Program.Key, Summary> summaries) {
    Map<Program.Key, Summary> normal = new LinkedHashMap<>();
    summaries.forEach(
        (key, s) ->
            normal.put(
                key,
                new Summary(
                    s.receiver(),
                    s.parameters(),
                    s.result(),
                    s.result() == Summary.Result.ALIAS ? s.alias() : 0,
                    s.blocking())));
    return normal;
  }

  @Test
  void whatIsWritten_isReadAgain() {
    assertEquals(normal(SAMPLE), SummaryFile.read(SummaryFile.write(SAMPLE, "key"), "key"));
    assertEquals(Map.of(), SummaryFile.read(SummaryFile.write(Map.of(), "key"), "key"));
  }

  @Test
  void otherVersionOrKey_isNotRead() {
    String text = SummaryFile.write(SAMPLE, "key");
    assertNull(
        SummaryFile.read(text.replace("framealloc-summaries 1", "framealloc-summaries 2"), null));
    assertNull(SummaryFile.read(text, "other"));
    assertNotNull(SummaryFile.read(text, null));
  }

  @Test
  void everyDamage_isSeen() {
    String text = SummaryFile.write(SAMPLE, "key");
    for (int cut = 0; cut < text.length() - 1; cut++) {
      assertNull(SummaryFile.read(text.substring(0, cut), "key"), "cut at " + cut);
    }
    assertNull(SummaryFile.read(text.replace(" frame", " fram"), "key"));
    assertNull(SummaryFile.read(text.replace("?k", "?K"), "key"));
    assertNull(SummaryFile.read(text.replace("=0", "=7"), "key"));
    assertNull(SummaryFile.read("", null));
  }

  private static final String LIBRARY =
      "public class Lib { public static void free(io.framealloc.PoolBox<Integer> b) { b.close(); }"
          + " }";

  private Path cache() {
    return folder.resolve("cache");
  }

  private Summary ask(Path jar) {
    try (DependencySummaries summaries =
        new DependencySummaries(Settings.DEFAULT, List.of(jar), cache())) {
      return summaries.find("Lib", "free", "(Lio/framealloc/PoolBox;)V");
    }
  }

  private Path cached() throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), "files=" + all);
      return all.getFirst();
    }
  }

  @Test
  void cache_isUsed_untilTheJarChanges() throws IOException {
    Path jar = Compiled.jar(folder, Map.of("Lib", LIBRARY));
    assertEquals(List.of(Fate.CLOSED), ask(jar).parameters());
    Path file = cached();
    String text = Files.readString(file);
    Files.writeString(file, text.replace(" bc ", " bm "));
    assertEquals(List.of(Fate.MOVED), ask(jar).parameters(), "the cache is not read");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
    assertEquals(List.of(Fate.CLOSED), ask(jar).parameters(), "the cache is older than the jar");
  }

  @Test
  void damagedCache_isWrittenAnew() throws IOException {
    Path jar = Compiled.jar(folder, Map.of("Lib", LIBRARY));
    ask(jar);
    String text = Files.readString(cached());
    Files.writeString(cached(), text.substring(0, text.length() / 2));
    assertEquals(List.of(Fate.CLOSED), ask(jar).parameters());
    assertEquals(text, Files.readString(cached()));
  }

  @Test
  void cacheThatCannotBeWritten_isAsNone() throws IOException {
    Path jar = Compiled.jar(folder, Map.of("Lib", LIBRARY));
    Files.writeString(cache(), "a file where the folder should be");
    assertEquals(List.of(Fate.CLOSED), ask(jar).parameters());
  }

  @Test
  void summariesInTheJar_winOverItsCode() {
    Path jar = Compiled.jar(folder, Map.of("Lib", LIBRARY));
    Map<Program.Key, Summary> shipped =
        Map.of(
            new Program.Key("Lib", "free", "(Lio/framealloc/PoolBox;)V"),
            new Summary(Fate.BORROWED, List.of(Fate.KEPT), Summary.Result.UNKNOWN, 0, false));
    String text = SummaryFile.write(shipped, "");
    Compiled.pack(folder.resolve("classes"), jar, Map.of(SummaryFile.IN_JAR, text));
    assertEquals(List.of(Fate.KEPT), ask(jar).parameters());
  }

  @Test
  void classThatNamesNoKnownLibrary_isNotAnalysed() {
    Path jar =
        Compiled.jar(
            folder,
            Map.of(
                "Lib", "public class Lib { public static Object free(Object b) { return b; } }"));
    try (DependencySummaries summaries =
        new DependencySummaries(Settings.DEFAULT, List.of(jar), cache())) {
      assertNull(summaries.find("Lib", "free", "(Ljava/lang/Object;)Ljava/lang/Object;"));
    }
    assertFalse(Files.exists(cache()));
  }
}
