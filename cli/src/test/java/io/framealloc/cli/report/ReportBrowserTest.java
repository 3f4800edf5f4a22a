package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
final class ReportBrowserTest {

  private static final Pattern CANVAS =
      Pattern.compile("<canvas width=\"(\\d+)\" height=\"(\\d+)\"");

  @TempDir private Path folder;

  private Chromium chromium;
  private Path page;

  @BeforeEach
  void start() {
    chromium = Chromium.in(folder);
    page = folder.resolve("report.html");
  }

  private void ofSnapshots(int count) throws Exception {
    Path snapshots = folder.resolve("snapshots");
    SampleRun.write(snapshots, count);
    Report.write(Report.html(List.of(snapshots)), page);
  }

  private static void assertCharts(String dom, int count) {
    assertTrue(dom.contains("data-charts=\"" + count + "\""), dom.substring(0, 200));
    Matcher canvas = CANVAS.matcher(dom);
    for (int i = 0; i < count; i++) {
      assertTrue(canvas.find());
      assertTrue(Integer.parseInt(canvas.group(1)) > 300);
      assertTrue(Integer.parseInt(canvas.group(2)) > 200);
    }
    assertFalse(canvas.find());
  }

  @Test
  void snapshots_drawBothCurves() throws Exception {
    ofSnapshots(30);
    String dom = chromium.dom(page);
    assertCharts(dom, 2);
    assertTrue(dom.contains("class=\"treemap\""));
    assertTrue(dom.contains("class=\"mark\""));
    assertTrue(dom.contains("href=\"#code-FA602\""));
    assertTrue(dom.contains("id=\"code-FA602\""));
  }

  @Test
  void oneSnapshot_isDrawnToo() throws Exception {
    ofSnapshots(1);
    assertCharts(chromium.dom(page), 2);
  }

  @Test
  void recording_drawsBothCurves() throws Exception {
    Path recording = folder.resolve("run.jfr");
    SampleEvents.record(recording, 60);
    Report.write(Report.html(List.of(recording)), page);
    String dom = chromium.dom(page);
    assertCharts(dom, 2);
    assertTrue(dom.contains("render, game"));
  }

  @Test
  void textFromAProgram_isNeverRun() throws Exception {
    ofSnapshots(2);
    String dom = chromium.dom(page);
    assertTrue(dom.contains("ai::&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertEquals(3, dom.split("<script", -1).length - 1);
  }

  @Test
  void page_isLightOrDarkAsTheReaderHasIt() throws Exception {
    ofSnapshots(30);
    assertTrue(brightness(false) > 200);
    assertTrue(brightness(true) < 70);
  }

  private double brightness(boolean dark) throws Exception {
    Path png = folder.resolve(dark + ".png");
    chromium.picture(page, png, 1000, 1400, dark);
    BufferedImage picture = ImageIO.read(png.toFile());
    long sum = 0;
    for (int y = 0; y < picture.getHeight(); y += 4) {
      for (int x = 0; x < picture.getWidth(); x += 4) {
        sum += (picture.getRGB(x, y) >> 8) & 0xFF;
      }
    }
    return (double) sum / ((picture.getHeight() / 4) * (picture.getWidth() / 4));
  }
}
