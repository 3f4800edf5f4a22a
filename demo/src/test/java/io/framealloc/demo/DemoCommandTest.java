package io.framealloc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class DemoCommandTest {

  private static final Pattern FETCH =
      Pattern.compile(
          "(src|href|action|data)\\s*=\\s*[\"']?(https?:)?//|url\\(|@import|<link|<iframe");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void shortRun_writesTableAndReport() throws Exception {
    assertEquals(0, run("--frames=10", "--warmup=2", "--render-every=5", "--size=96x64"));
    assertTrue(out.toString().contains("frame time p99.9"));
    assertTrue(out.toString().endsWith("Report: " + report() + System.lineSeparator()));
    assertEquals(
        List.of("frame-00005.png", "frame-00010.png", "frames.csv", "report.html"),
        names(folder.resolve("out")));
    assertEquals(11, Files.readAllLines(folder.resolve("out/frames.csv")).size());
  }

  @Test
  void report_holdsEverythingItShows() throws Exception {
    run("--frames=6", "--warmup=0", "--render-every=3", "--size=96x64");
    String html = Files.readString(report());
    for (String section :
        List.of("summary", "pictures", "frame-time", "memory", "histogram", "setup")) {
      assertTrue(html.contains("<section id=\"" + section + "\">"), section);
    }
    assertEquals(3, html.split("src=\"data:image/png;base64,", -1).length);
    assertTrue(html.contains("var uPlot="));
    assertTrue(html.contains("Leon Sorokin"));
    assertFalse(FETCH.matcher(html).find());
    assertFalse(html.contains("{{"));
  }

  @Test
  void bothVariants_areComparedInTableAndReport() throws Exception {
    assertEquals(0, run("--frames=3", "--warmup=0", "--render-every=2", "--size=64x64"));
    assertTrue(
        Pattern.compile("(?m)^ +heap +framealloc$").matcher(out.toString()).find(), out.toString());
    assertTrue(
        Pattern.compile("(?m)^states equal +yes$").matcher(out.toString()).find(), out.toString());
    assertTrue(
        Pattern.compile("(?m)^pictures equal +yes$").matcher(out.toString()).find(),
        out.toString());
    assertTrue(Files.readString(report()).contains("<th>heap</th><th>framealloc</th>"));
    assertEquals(
        "frame,heap_ns,heap_heap_bytes,heap_frame_bytes,heap_gc,heap_checksum,framealloc_ns,"
            + "framealloc_heap_bytes,framealloc_frame_bytes,framealloc_gc,framealloc_checksum",
        Files.readAllLines(folder.resolve("out/frames.csv")).getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "framealloc"})
  void onlyOneVariant_runsNoOther(String variant) throws Exception {
    assertEquals(0, run("--" + variant + "-only", "--frames=2", "--warmup=0", "--bodies=10"));
    assertTrue(
        Pattern.compile("(?m)^ +" + variant + "$").matcher(out.toString()).find(), out.toString());
    assertFalse(out.toString().contains("states equal"));
    assertTrue(Files.readString(report()).contains("<thead><tr><th></th><th>" + variant + "<"));
  }

  @Test
  void bothOnlyOptions_areOneLine() throws Exception {
    assertEquals(2, run("--heap-only", "--framealloc-only"));
    assertEquals(
        "not both: --heap-only, --framealloc-only; without them both variants run",
        err.toString().strip());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void runWithoutPictures_saysSo() throws Exception {
    assertEquals(0, run("--frames=2", "--warmup=0", "--render-every=0", "--bodies=1"));
    assertTrue(Files.readString(report()).contains("No pictures were drawn in this run."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bodies=0",
        "--bodies=100001",
        "--bodies=many",
        "--frames=0",
        "--frames=-5",
        "--warmup=-1",
        "--threads=0",
        "--threads=65",
        "--render-every=-1",
        "--size=640",
        "--size=640x",
        "--size=ax480",
        "--size=63x64",
        "--size=1921x1080",
        "--seed=x",
        "--mesh=absent.obj",
        "--mesh=.",
        "--nonsense",
        "stray",
      })
  void fault_isOneLineAndWritesNothing(String option) throws Exception {
    assertFault(option);
  }

  @Test
  void badMesh_isOneLineAndWritesNothing() throws Exception {
    Path mesh = Files.writeString(folder.resolve("bad.obj"), "v 0 0 0\nf 1 2 3\n");
    assertEquals(2, run("--mesh=" + mesh));
    assertEquals(
        "bad mesh: file="
            + mesh
            + ", line=2: index refers to nothing: vertex=2, limit=1; indices run from 1, or from -1"
            + " backwards, over the lines above",
        err.toString().strip());
    assertEquals(List.of("bad.obj"), names(folder));
  }

  @Test
  void outThatIsAFile_isOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("out"), "mine");
    assertFaultText("cannot write the report: out=" + file + ", reason=NotDirectoryException");
    assertEquals("mine", Files.readString(file));
  }

  private void assertFault(String option) throws IOException {
    assertEquals(2, run(option));
    assertEquals(1, err.toString().strip().lines().count(), err.toString());
    assertEquals("", out.toString());
    assertEquals(List.of(), names(folder));
  }

  private void assertFaultText(String text) {
    assertEquals(2, run("--frames=1"));
    assertEquals(text, err.toString().strip());
  }

  private Path report() {
    return folder.resolve("out").resolve("report.html");
  }

  private int run(String... options) {
    String[] args =
        Stream.concat(Stream.of(options), Stream.of("--out=" + folder.resolve("out")))
            .toArray(String[]::new);
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (e, arguments) -> {
              e.getCommandLine().getErr().println(e.getMessage());
              return 2;
            })
        .execute(args);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
