package io.framealloc.demo.report;

import io.framealloc.demo.run.Recording;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The report as one HTML file that needs nothing else: charts, pictures and styles are in it. */
final class HtmlPage {

  private final List<Recording> recordings;
  private final Summary summary;

  HtmlPage(List<Recording> recordings, Summary summary) {
    this.recordings = recordings;
    this.summary = summary;
  }

  /**
   * The page.
   *
   * @param facts what was run, and on what
   * @param pictures the caption and the PNG of each picture
   */
  String html(Map<String, String> facts, Map<String, byte[]> pictures) throws IOException {
    Map<String, String> values = Template.page();
    values.put("subtitle", subtitle(facts));
    values.put("style", Template.resource("report.css"));
    values.put("script", Template.resource("report.js"));
    values.put("data", ChartData.json(recordings));
    values.put("thinned", thinned());
    values.put("summary", summaryTable());
    values.put("facts", factList(facts));
    values.put("pictures", pictures(pictures));
    return Template.fill(Template.resource("report.html"), values);
  }

  private static String subtitle(Map<String, String> facts) {
    return Template.escape(
            facts.get("Bodies")
                + " spheres fall on "
                + facts.get("Mesh")
                + ", "
                + facts.get("Triangles"))
        + " triangles; the hierarchies over both are built anew in every frame.";
  }

  private String thinned() {
    int step = ChartData.framesPerPoint(recordings);
    return step == 1 ? "" : "Each point is the highest of " + step + " frames.";
  }

  private String summaryTable() {
    StringBuilder html = new StringBuilder("<thead><tr><th></th>");
    for (String variant : summary.variants()) {
      html.append("<th>").append(Template.escape(variant)).append("</th>");
    }
    html.append(comparing() ? "<th>change</th>" : "").append("</tr></thead><tbody>");
    for (Summary.Row row : summary.rows()) {
      html.append("<tr><th>").append(Template.escape(row.label())).append("</th>");
      int span = summary.variants().size() / row.cells().size();
      for (String cell : row.cells()) {
        html.append("<td colspan=\"").append(span).append("\">");
        html.append(Template.escape(cell)).append("</td>");
      }
      if (comparing()) {
        html.append("<td>").append(Template.escape(row.change())).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody>").toString();
  }

  private boolean comparing() {
    return summary.variants().size() > 1;
  }

  private static String factList(Map<String, String> facts) {
    StringBuilder html = new StringBuilder();
    facts.forEach(
        (name, value) ->
            html.append("<dt>")
                .append(Template.escape(name))
                .append("</dt><dd>")
                .append(Template.escape(value))
                .append("</dd>"));
    return html.toString();
  }

  private static String pictures(Map<String, byte[]> pictures) {
    StringBuilder html = new StringBuilder();
    pictures.forEach(
        (caption, png) ->
            html.append("<figure><img alt=\"")
                .append(Template.escape(caption))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\"><figcaption>")
                .append(Template.escape(caption))
                .append("</figcaption></figure>"));
    return html.isEmpty() ? "<p>No pictures were drawn in this run.</p>" : html.toString();
  }
}
