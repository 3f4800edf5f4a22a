package io.framealloc.fa.cli.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.LeakDetection;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Analysis;
import io.framealloc.fa.cli.analysis.Observed;
import io.framealloc.fa.cli.analysis.Observed.Where;
import io.framealloc.fa.cli.analysis.Progress;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A program is compiled, run and recorded; then its source is analysed and ranked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RankingTest {

  private static final String LOOP =
      """
      package game;

      import io.framealloc.*;
      import io.framealloc.diagnostics.FrameEndedException;
      import java.util.function.Consumer;

      public final class Loop implements Consumer<SmartAlloc> {
        public void accept(SmartAlloc alloc) {
          for (int i = 0; i < 3; i++) {
            draw(alloc);
            late(alloc);
          }
          many(alloc);
          leak(alloc);
        }

        static void draw(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            frame.slice(long.class, 100_000);
          }
        }

        static void many(SmartAlloc alloc) {
          alloc.beginFrame();
          for (int i = 0; i < 100; i++) {
            alloc.frameAlloc(Integer.class);
          }
          alloc.endFrame();
        }

        static void late(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameBox<Long> late = alloc.frameBox(42L);
          alloc.endFrame();
          try {
            late.get();
          } catch (FrameEndedException e) {
            return;
          }
        }

        static void leak(SmartAlloc alloc) {
          PoolBox<Long> lost = alloc.poolBox(42L);
        }

        static void never(SmartAlloc alloc) {
          PoolBox<Long> lost = alloc.poolBox(42L);
        }
      }
      """;

  private Path folder;
  private Path source;
  private Path file;
  private Report ranked;

  @BeforeAll
  void recordAndRank(@TempDir Path temporary) throws Exception {
    folder = temporary.toRealPath();
    source = folder.resolve("src/game/Loop.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, LOOP);
    file = folder.resolve("loop.jfr");
    record(true);
    ranked = new Ranking(Recording.read(file)).rank(report());
  }

  @Test
  void finding_hasTheBytesOfItsLines() {
    Observed many = seen("FA602");
    assertEquals(Where.LINES, many.where());
    assertTrue(many.allocations() > 0 && many.allocations() <= 100, many::toString);
    assertEquals(4 * many.allocations(), many.bytes());
  }

  @Test
  void use_hasTheBytesOfItsAllocation_andWhatTheLibraryReported() {
    assertEquals(new Observed(Where.LINES, 24, 3, 3), seen("FA104"));
  }

  @Test
  void leak_hasTheBytesThatNobodyGaveBack() {
    assertEquals(new Observed(Where.LINES, 16, 0, 1), seen("FA401"));
  }

  @Test
  void mostBytes_comeFirst_andWhatWasNeverSeenLast() {
    assertEquals(
        List.of("FA602 many", "FA104 late", "FA401 leak", "FA401 never"),
        ranked.results().stream()
            .map(result -> result.finding().code() + " " + method(result))
            .toList());
    assertEquals(Observed.NEVER, ranked.results().getLast().observed());
  }

  @Test
  void hotPlaceWithoutAFinding_isNamed() {
    assertEquals(
        List.of(
            "allocates much, and nothing is found there: bytes=2.3 MiB, allocations=3,"
                + " at=game.Loop.draw(Loop.java:19)"),
        ranked.notes());
  }

  @Test
  void recordingWithoutAllocations_saysSo_andRanksByReports() throws Exception {
    file = folder.resolve("few.jfr");
    record(false);
    Report few = new Ranking(Recording.read(file)).rank(report());
    assertEquals("leak", method(few.results().getFirst()));
    assertEquals("late", method(few.results().get(1)));
    assertEquals(
        List.of(
            "the recording has no single allocations, so that few bytes are known:"
                + " record with +framealloc.Allocation#enabled=true"),
        few.notes());
  }

  @Test
  void fileThatIsNoRecording_isRefused() throws IOException {
    IOException refused = assertThrows(IOException.class, () -> Recording.read(source));
    assertTrue(
        refused.getMessage().startsWith("not a recording of Flight Recorder: reason="),
        refused::getMessage);
    assertThrows(NoSuchFileException.class, () -> Recording.read(folder.resolve("none.jfr")));
  }

  private Observed seen(String code) {
    return ranked.results().stream()
        .filter(result -> result.finding().code().name().equals(code))
        .findFirst()
        .orElseThrow()
        .observed();
  }

  private static String method(Result result) {
    return result.place().replaceAll(".*#|\\(.*", "");
  }

  private Report report() throws IOException {
    SourceSet set = new SourceSet("sample", List.of(source), List.of(), List.of(), null, List.of());
    return new Analysis(Settings.DEFAULT, Severity.ERROR, false, Progress.SILENT)
        .run(folder, List.of(set), Map.of());
  }

  /** Compiles the program, and runs it in this JVM while it is recorded. */
  private void record(boolean allocations) throws Exception {
    Path classes = folder.resolve("classes");
    Path library =
        Path.of(SmartAlloc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-Xplugin:framealloc off", // javac finds the checks where it runs itself
                "-classpath",
                library.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, failed);
    try (jdk.jfr.Recording recording = new jdk.jfr.Recording();
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      if (allocations) {
        recording.enable("framealloc.Allocation");
      }
      recording.start();
      run(loader.loadClass("game.Loop").getDeclaredConstructor().newInstance());
      recording.stop();
      recording.dump(file);
    }
  }

  @SuppressWarnings("unchecked")
  private static void run(Object program) {
    AllocConfig config = AllocConfig.builder().leakDetection(LeakDetection.ALL).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      alloc.diagnostics(diagnostic -> {});
      ((Consumer<SmartAlloc>) program).accept(alloc);
    }
  }
}
