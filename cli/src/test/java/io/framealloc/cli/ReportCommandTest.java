package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {

  private static final Pattern FETCH =
      Pattern.compile(
          "(src|href|action|data)\\s*=\\s*[\"']?(https?:)?//|url\\(|@import|<link|<iframe");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(Object... args) {
    String[] texts =
        Stream.concat(Stream.of("report"), Stream.of(args).map(Object::toString))
            .toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(texts);
  }

  private Path page() {
    return folder.resolve("page.html");
  }

  private void assertRefused(String text, Object... places) throws Exception {
    Object[] args =
        Stream.concat(Stream.of(places), Stream.of("--out=" + page())).toArray(Object[]::new);
    assertEquals(2, run(args));
    assertEquals("framealloc report: " + text, err.toString().strip());
    assertEquals("", out.toString());
    assertFalse(Files.exists(page()));
  }

  @Test
  void folderOfSnapshots_becomesOnePageThatFetchesNothing() throws Exception {
    SampleRun.write(folder.resolve("s"), 12);
    assertEquals(0, run(folder.resolve("s"), "--out=" + page()), err::toString);
    assertEquals("Report: " + page() + System.lineSeparator(), out.toString());
    String html = Files.readString(page());
    assertTrue(html.contains("12 snapshots"));
    assertFalse(FETCH.matcher(html).find());
    assertFalse(html.contains("{{"));
    for (String section :
        List.of(
            "summary",
            "timeline",
            "tags",
            "histogram",
            "budgets",
            "phases",
            "leaks",
            "behaviour",
            "diagnostics",
            "codes",
            "facts")) {
      assertTrue(
          html.contains(
              "<section id=\"" + section + "\" aria-labelledby=\"" + section + "-title\">"),
          section);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void severalFiles_areOneReport() throws Exception {
    SampleRun.write(folder.resolve("s"), 3);
    Path first = folder.resolve("s/snapshot_0000000000000060.json");
    Path second = folder.resolve("s/snapshot_0000000000000120.json");
    assertEquals(0, run(second, first, "--out=" + page()), err::toString);
    assertTrue(Files.readString(page()).contains("2 snapshots"));
  }

  @Test
  void missingFile_isNamed() throws Exception {
    assertRefused("no such file: file=" + folder.resolve("x.json"), folder.resolve("x.json"));
  }

  @Test
  void emptyFolder_isNamed() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(
        "no snapshot and no recording in the folder: folder="
            + empty
            + "; hint: name the folder of SnapshotConfig.builder().directory(...)",
        empty);
  }

  @Test
  void fileOfAnotherKind_isNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "hello");
    assertRefused("no snapshot: file=" + file + ", no JSON: line=1, column=1", file);
  }

  @Test
  void recordingOfAnotherProgram_isRefused() throws Exception {
    Path file = folder.resolve("other.jfr");
    record(file);
    assertRefused(
        "no event of framealloc in the recording: file="
            + file
            + "; hint: record while frames run, with the events framealloc.* enabled",
        file);
  }

  @Test
  void brokenRecording_isRefused() throws Exception {
    Path file = folder.resolve("broken.jfr");
    Files.write(file, new byte[] {'F', 'L', 'R', 0, 1, 2, 3});
    assertEquals(2, run(file, "--out=" + page()));
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(
        err.toString().startsWith("framealloc report: cannot read: file=" + file), err::toString);
  }

  @Test
  void snapshotsAndRecordings_areNotMixed() throws Exception {
    SampleRun.write(folder.resolve("s"), 1);
    Path recording = folder.resolve("other.jfr");
    record(recording);
    Path snapshot = folder.resolve("s/snapshot_0000000000000060.json");
    assertRefused(
        "snapshots and recordings do not go into one report: snapshot="
            + (snapshot + ", recording=" + recording),
        snapshot,
        recording);
  }

  @Test
  void pageThatCannotBeWritten_isNamed() {
    SampleRun.write(folder.resolve("s"), 1);
    Path out = folder.resolve("absent").resolve("page.html");
    assertEquals(2, run(folder.resolve("s"), "--out=" + out));
    assertEquals(
        "framealloc report: cannot write the report: out=" + out + ", reason=NoSuchFileException",
        err.toString().strip());
  }

  @Test
  void nothingNamed_isOneLine() {
    assertEquals(2, run());
    assertEquals(
        "framealloc report: Missing required parameter: 'FILE|DIR'", err.toString().strip());
  }

  private static void record(Path file) throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      recording.stop();
      recording.dump(file);
    }
  }
}
