package io.framealloc.demo.report;

import io.framealloc.demo.run.Picture;
import io.framealloc.demo.run.Plan;
import io.framealloc.demo.run.Recording;
import io.framealloc.demo.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a report: the page, the pictures, and the measurements of every frame. */
public final class Report {

  /** The name of the page. */
  public static final String PAGE = "report.html";

  private Report() {}

  /**
   * Writes the report.
   *
   * @throws IOException if a file cannot be written; the folder is then as it was before
   */
  public static void write(OutputFolder folder, Scene scene, Plan plan, List<Recording> recordings)
      throws IOException {
    Map<String, byte[]> captioned = new LinkedHashMap<>();
    for (Picture picture : recordings.getFirst().pictures()) {
      byte[] png = PngFile.of(picture);
      folder.add(String.format(Locale.ROOT, "frame-%05d.png", picture.frame()), png);
      captioned.put("frame " + picture.frame(), png);
    }
    folder.add("frames.csv", CsvFile.of(recordings).getBytes(StandardCharsets.UTF_8));
    HtmlPage page = new HtmlPage(recordings, Summary.of(recordings));
    String html = page.html(Facts.of(scene, plan), captioned);
    folder.add(PAGE, html.getBytes(StandardCharsets.UTF_8));
    folder.publish();
  }
}
