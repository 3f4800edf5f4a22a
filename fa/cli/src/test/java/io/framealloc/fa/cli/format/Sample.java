package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small report over two sources and one that is none. */
final class Sample {

  static final String LOOP =
      """
      package game;

      final class Loop {
        int tick(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameBox<Integer> score = alloc.frameBox(42);

          // much later
          alloc.endFrame();
          return score.get();
        }
      }
      """;

  static final String STORE =
      """
      package game;

      final class Store {
      \tvoid keep(FrameBox<Integer> box) {
      \t\tlast = box; // "kept" & <gone>
      \t}
      }
      """;

  private Sample() {}

  /** Writes the sources into a folder, and reports about them. */
  static Report report(Path folder) throws IOException {
    Path loop = write(folder, "src/game/Loop.java", LOOP);
    Path store = write(folder, "src/game/Store.java", STORE);
    Path broken = write(folder, "src/game/Broken.java", "class {");
    return new Report(
        folder,
        List.of(broken, loop, store),
        List.of(
            new Result(used(loop, store), "game.Loop#tick(SmartAlloc)", "aaaaaaaaaaaaaaaaaaaaaaaa"),
            new Result(
                hint(store), "game.Store#keep(FrameBox<Integer>)", "bbbbbbbbbbbbbbbbbbbbbbbb")),
        List.of(new Unreadable(broken, 1, 7, "<identifier> expected")),
        0,
        List.of("a note"),
        Severity.ERROR);
  }

  private static Finding used(Path loop, Path store) {
    return new Finding(
        Code.FA104,
        Severity.ERROR,
        "frame data used after its frame ended",
        "used here",
        span(loop, LOOP, "score.get()"),
        List.of(
            new Related(span(loop, LOOP, "alloc.frameBox(42)"), "allocated here"),
            new Related(span(loop, LOOP, "alloc.endFrame()"), "frame ended here"),
            new Related(span(store, STORE, "last = box"), "kept here")),
        List.of("the next frame reuses the bytes"),
        "use it before the frame ends",
        List.of(
            new Fix(
                "turn the box into a pool box",
                List.of(
                    new Edit(span(loop, LOOP, "FrameBox<Integer>"), "PoolBox<Integer>"),
                    new Edit(span(loop, LOOP, "frameBox("), "poolBox(")))));
  }

  private static Finding hint(Path store) {
    return new Finding(
        Code.FA203,
        Severity.HINT,
        "100 % \"odd\": <text> & more, really",
        "",
        span(store, STORE, "last = box"),
        List.of(),
        List.of(),
        "",
        List.of());
  }

  /** The first place where a text occurs. */
  static Span span(Path file, String source, String text) {
    int start = source.indexOf(text);
    int end = start + text.length();
    return new Span(
        file.toString(),
        line(source, start),
        column(source, start),
        line(source, end),
        column(source, end),
        start,
        end);
  }

  private static int line(String source, int offset) {
    return SourceText.of(source.substring(0, offset)).lines().size();
  }

  private static int column(String source, int offset) {
    return offset - source.lastIndexOf('\n', offset - 1);
  }

  static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
