package io.framealloc.examples.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.SmartAlloc;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs and the command lines of the page on observing. */
final class ObservingTest {

  private static final Path PAGE = Path.of("..", "docs", "observing.md");

  @TempDir private Path folder;

  private void record() throws IOException, InterruptedException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ThreadSleep").withoutThreshold();
      recording.start();
      RecordedLoop.run(120);
      recording.stop();
      recording.dump(folder.resolve("loop.jfr"));
    }
  }

  private String run(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(line.split(" ")));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "jfr").toString());
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), () -> line + ": " + output);
    return output;
  }

  @Test
  void commandLines_showTheEvents() throws Exception {
    record();
    List<String> lines =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("jfr ")).toList();
    assertTrue(lines.size() >= 7, lines::toString);
    for (String line : lines) {
      String output = run(line);
      String shown = line.contains("ThreadSleep") ? "Context: Phase.name = \"draw\"" : "";
      assertTrue(output.contains(shown), () -> line + ": " + output);
      assertTrue(output.length() > 200, () -> line + ": " + output);
    }
    assertTrue(run("jfr summary loop.jfr").contains("framealloc.Frame"));
    assertTrue(run("jfr view framealloc.Frame loop.jfr").contains("game"));
    assertTrue(run("jfr print --events framealloc.Overflow loop.jfr").contains("\"GROW\""));
  }

  @Test
  void listener_hearsOfTheFrame() {
    List<String> log = new ArrayList<>();
    try (SmartAlloc alloc = SmartAlloc.create()) {
      Listening.listen(alloc, log);
    }
    assertEquals(1, log.size());
    assertTrue(log.getFirst().startsWith("frame 1 took "), log::toString);
  }

  @Test
  void strictMode_throwsAtTheClose() {
    assertEquals("FA401", Listening.strict());
  }

  @Test
  void bean_isRegistered() throws Exception {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      ObjectName name = new ObjectName(Listening.bean(alloc));
      assertTrue(ManagementFactory.getPlatformMBeanServer().isRegistered(name));
    }
  }
}
