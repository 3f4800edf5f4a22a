package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser without a window and without a network. The environment variable {@code CHROMIUM}
 * names it, else one is looked for on the path. Where there is none, its tests are skipped, unless
 * {@code -Dframealloc.chromium=required} is given.
 */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private final String program;
  private final Path folder;

  private Chromium(String program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** A browser that keeps its files in a folder. */
  static Chromium in(Path folder) {
    Optional<String> program = find();
    if (program.isEmpty()) {
      String missing = "no Chromium found: install it, or let CHROMIUM name one";
      if ("required".equals(System.getProperty("framealloc.chromium"))) {
        fail(missing);
      }
      Assumptions.abort(missing);
    }
    return new Chromium(program.get(), folder);
  }

  private static Optional<String> find() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(named);
    }
    String path = System.getenv("PATH");
    return Stream.of(path == null ? new String[0] : path.split(Pattern.quote(File.pathSeparator)))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** The page as it is when its scripts have run; what they complain about fails the test. */
  String dom(Path page) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    run(dom, page, List.of("--dump-dom"));
    return Files.readString(dom);
  }

  /** A picture of the page. */
  void picture(Path page, Path png, int width, int height, boolean dark)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--screenshot=" + png,
                "--window-size=" + width + "," + height,
                "--hide-scrollbars",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1)));
    run(folder.resolve("picture.txt"), page, options);
    assertTrue(Files.exists(png));
  }

  private void run(Path out, Path page, List<String> more)
      throws IOException, InterruptedException {
    Path err = folder.resolve("chromium.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-breakpad",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--virtual-time-budget=5000",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(more);
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "Chromium does not end");
    } finally {
      process.destroyForcibly();
    }
    String log = Files.readString(err);
    assertEquals(0, process.exitValue(), log);
    assertEquals(List.of(), log.lines().filter(line -> line.contains("CONSOLE")).toList());
  }
}
