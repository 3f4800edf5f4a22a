package io.framealloc.cli.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotReaderTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("x.json"), text);
  }

  private String whole() throws IOException {
    SampleRun.write(folder, 1);
    return Files.readString(SnapshotFiles.in(folder).getFirst());
  }

  @Test
  void snapshotsOfTheLibrary_areReadAsTheyWere() throws Exception {
    SampleRun.write(folder, 20);
    List<Snapshot> read = new ArrayList<>();
    for (Path file : SnapshotFiles.in(folder)) {
      read.add(SnapshotReader.read(file));
    }
    SnapshotFiles.sort(read);
    for (int i = 0; i < 20; i++) {
      Snapshot was = SampleRun.snapshot(i + 1);
      assertEquals(was.frame(), read.get(i).frame());
      assertEquals(was.duration().toNanos() / 1000, read.get(i).duration().toNanos() / 1000);
      assertEquals(was.timestamp(), read.get(i).timestamp());
      assertEquals(was.summary(), read.get(i).summary());
      assertEquals(was.threads(), read.get(i).threads());
      assertEquals(was.tags(), read.get(i).tags());
      assertEquals(was.promotions(), read.get(i).promotions());
      assertEquals(was.transfers(), read.get(i).transfers());
      assertEquals(was.deferred(), read.get(i).deferred());
      assertEquals(was.diagnostics(), read.get(i).diagnostics());
      assertEquals(was.details(), read.get(i).details());
    }
  }

  @Test
  void documentOfSchema1_needsNoDetailsAndMayHaveOtherKeys() throws Exception {
    String text = whole().replace("\"details\"", "\"added\"");
    assertEquals(Snapshot.Details.NONE, SnapshotReader.read(file(text)).details());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                        | no JSON: line=1, column=2
          {} {}                    | no JSON: line=1, column=4
          [1]                      | no JSON object
          ''                       | no JSON object
          {"a": 1}                 | key is missing: key=version
          {"version": "1"}         | value is no whole number: key=version
          {"version": 2}           | unknown schema: version=2, known=1
          {"version": 1}           | key is missing: key=timestamp
          """)
  void otherFile_isRefused(String text, String reason) throws IOException {
    Path file = file(text);
    var refused = assertThrows(SnapshotException.class, () -> SnapshotReader.read(file));
    assertEquals("no snapshot: file=" + file + ", " + reason, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "worker-1" | "name": 7            | value is no text: key=threads[1].name
          "limit": 16777216  | "limit": 1.5         | value is no whole number: key=threads[0].budget.limit
          "promotions": {    | "promotions": 1, "p": { | value is no object: key=promotions
          "issues": [        | "issues": 1, "i": [  | value is no array: key=details.issues
          """)
  void wrongValue_isNamedByItsPath(String right, String wrong, String reason) throws IOException {
    String text = whole();
    assertTrue(text.contains(right));
    Path file = file(text.replace(right, wrong));
    var refused = assertThrows(SnapshotException.class, () -> SnapshotReader.read(file));
    assertEquals("no snapshot: file=" + file + ", " + reason, refused.getMessage());
  }

  @Test
  void timestampThatIsNone_isRefused() throws IOException {
    Path file = file(whole().replace("2026-11-22T20:00:01Z", "yesterday"));
    var refused = assertThrows(SnapshotException.class, () -> SnapshotReader.read(file));
    assertEquals(
        "no snapshot: file="
            + file
            + ", value is out of range: Text 'yesterday' could not be parsed at index 0",
        refused.getMessage());
  }

  @Test
  void damagedFile_isReadOrRefusedButNothingElse() throws Exception {
    byte[] whole = whole().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      Path file = Files.write(folder.resolve("x.json"), damaged);
      try {
        SnapshotReader.read(file);
      } catch (SnapshotException e) {
        refused++;
      }
    }
    assertTrue(refused > 1900, "refused: " + refused);
  }

  @Test
  void files_areInTheOrderOfTheirTime() throws IOException {
    Path first = Files.createFile(folder.resolve("snapshot_0000000000000900.json"));
    Path second = Files.createFile(folder.resolve("snapshot_0000000000000001.json"));
    Files.createFile(folder.resolve("other.json"));
    Files.setLastModifiedTime(first, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    assertEquals(List.of(first, second), SnapshotFiles.in(folder));
    assertEquals(List.of(), SnapshotFiles.in(folder.resolve("absent")));
  }
}
