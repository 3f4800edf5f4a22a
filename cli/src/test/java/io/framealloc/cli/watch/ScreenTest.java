package io.framealloc.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import io.framealloc.cli.watch.Line.Style;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ScreenTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:00:21Z");

  private static String text(Seen seen, int width, int height, Bars bars) {
    return Screen.lines(seen, NOW, width, height, bars).stream()
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }

  private static Seen sample() {
    return new Seen(SampleRun.snapshots(20), null);
  }

  @Test
  void wholeScreen_showsEverything() {
    assertEquals(
        """
        framealloc  frame 1200  2026-11-22T20:00:20Z
        frame time   12.28 ms  ++++***+++++++==#===
        memory       10.2 MiB  *#########***++=====
                     frames 5.2 MiB, pools 3.0 MiB, heap 2.0 MiB, peak 20.0 MiB
        overflows    1, transfers pending 2, deferred 17, promotions failed 1

        budget                                 used      limit
        tag render::ui                      1.0 MiB    1.0 MiB  100 %  #################
        tag physics                         8.3 MiB   10.0 MiB   82 %  ##############...
        thread main                         5.2 MiB   16.0 MiB   32 %  #####............
        allocator                          10.2 MiB   64.0 MiB   15 %  ###..............

        tag                                  memory      bytes
        physics::contacts                     frame    5.0 MiB   25 %  ####.............
        render::meshes                        frame    3.9 MiB   20 %  ###..............
        physics::broadphase                   frame    2.5 MiB   13 %  ##...............
        ai::paths                              pool    2.1 MiB   11 %  ##...............
        render::particles                     frame    1.8 MiB    9 %  ##...............
        audio                                  heap    1.2 MiB    6 %  #................
        physics                               frame  878.9 KiB    4 %  #................
        render::ui::text                      frame  683.6 KiB    3 %  #................
        ai::<script>alert(1)</script>          pool  625.0 KiB    3 %  #................
        net                                    pool  410.2 KiB    2 %  #................
        render::ui                            frame  341.8 KiB    2 %  #................
        loading                             scratch  253.9 KiB    1 %  #................

        [FA401] never closed: kind=pool, bytes=64 B, count=3
        [FA207] never received: transfer=71, bytes=4.0 KiB
        """,
        text(sample(), 80, 30, Bars.ASCII));
  }

  @Test
  void smallScreen_keepsHeadAndFindings() {
    assertEquals(
        """
        framealloc  frame 1200  2026-11-22T20:00:20Z
        frame time   12.28 ms  ▆▆▆▆▇▇▇▆▆▆▆▆▆▆▅▅█▅▅▅
        memory       10.2 MiB  ▇█████████▇▇▇▆▆▅▅▅▅▅
                     frames 5.2 MiB, pools 3.0 MiB, heap 2
        overflows    1, transfers pending 2, deferred 17,

        budget                    used      limit
        tag render::ui         1.0 MiB    1.0 MiB  100 %

        tag                     memory      bytes
        physics::contacts        frame    5.0 MiB   25 %

        [FA401] never closed: kind=pool, bytes=64 B, count
        [FA207] never received: transfer=71, bytes=4.0 KiB
        """,
        text(sample(), 50, 14, Bars.BLOCKS));
  }

  @Test
  void folderWithoutSnapshots_isSaid() {
    assertEquals(
        "framealloc watch\nwaiting for a snapshot: folder=x\n",
        text(new Seen(List.of(), "waiting for a snapshot: folder=x"), 80, 24, Bars.ASCII));
  }

  @Test
  void notice_standsBelowTheHeadAndTheRestStays() {
    List<Line> lines =
        Screen.lines(
            new Seen(SampleRun.snapshots(3), "no snapshot: file=x"), NOW, 80, 24, Bars.ASCII);
    Line notice =
        lines.stream().filter(line -> line.style() == Style.WARNING).findFirst().orElseThrow();
    assertEquals("no snapshot: file=x", notice.text());
    assertTrue(lines.size() > 10);
  }

  @Test
  void oldSnapshot_tellsItsAge() {
    String title =
        Screen.lines(sample(), NOW.plusSeconds(59), 80, 24, Bars.ASCII).getFirst().text();
    assertEquals("framealloc  frame 1200  2026-11-22T20:00:20Z  60 s ago", title);
  }

  @Test
  void budgets_areMarkedByHowFullTheyAre() {
    List<Line> lines = Screen.lines(sample(), NOW, 80, 30, Bars.ASCII);
    assertEquals(Style.ERROR, style(lines, "tag render::ui"));
    assertEquals(Style.WARNING, style(lines, "tag physics"));
    assertEquals(Style.PLAIN, style(lines, "allocator"));
  }

  private static Style style(List<Line> lines, String start) {
    return lines.stream()
        .filter(line -> line.text().startsWith(start))
        .findFirst()
        .orElseThrow()
        .style();
  }

  @Test
  void everySize_isKept() {
    for (int width = 1; width <= 130; width += 3) {
      for (int height = 1; height <= 45; height++) {
        List<Line> lines = Screen.lines(sample(), NOW, width, height, Bars.BLOCKS);
        assertTrue(lines.size() <= height);
        for (Line line : lines) {
          assertTrue(Text.width(line.text()) <= width, line.text());
        }
      }
    }
  }

  @Test
  void namesOfAProgram_cannotSteerTheTerminal() {
    assertEquals("a?[2Jb", Text.cut("a\u001b[2Jb", 20));
    assertEquals("物理 ", Text.left("物理", 5));
    assertEquals("物", Text.cut("物理", 3));
    assertEquals("  物", Text.right("物", 4));
  }

  @Test
  void bars_showEveryShareAboveNothing() {
    assertEquals("....", Bars.ASCII.bar(0, 4));
    assertEquals("#...", Bars.ASCII.bar(0.001, 4));
    assertEquals("##..", Bars.ASCII.bar(0.5, 4));
    assertEquals("####", Bars.ASCII.bar(7, 4));
    assertEquals("▁▄█", Bars.BLOCKS.curve(List.of(0.0, 4.0, 8.0), 9));
    assertEquals("▄█", Bars.BLOCKS.curve(List.of(9.0, 4.0, 8.0), 2));
    assertEquals("▁▁", Bars.BLOCKS.curve(List.of(0.0, 0.0), 9));
  }
}
