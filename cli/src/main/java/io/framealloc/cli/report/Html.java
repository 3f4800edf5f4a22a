package io.framealloc.cli.report;

import io.framealloc.demo.report.Template;
import java.util.List;
import java.util.Locale;

/** Pieces of HTML; every text is escaped here. */
final class Html {

  private final StringBuilder text = new StringBuilder();

  @Override
  public String toString() {
    return text.toString();
  }

  Html raw(String html) {
    text.append(html);
    return this;
  }

  Html text(String plain) {
    text.append(Template.escape(plain));
    return this;
  }

  Html element(String name, String plain) {
    return raw("<" + name + ">").text(plain).raw("</" + name + ">");
  }

  /** The head of a table with a caption for those who hear it. */
  Html beginTable(String caption, List<String> columns) {
    raw("<div class=\"scroll\"><table><caption>").text(caption).raw("</caption><thead><tr>");
    columns.forEach(column -> raw("<th scope=\"col\">").text(column).raw("</th>"));
    return raw("</tr></thead><tbody>");
  }

  /** A row; the first cell names it. */
  Html row(List<String> cells) {
    raw("<tr><th scope=\"row\">").text(cells.getFirst()).raw("</th>");
    cells.stream().skip(1).forEach(cell -> element("td", cell));
    return raw("</tr>");
  }

  Html endTable() {
    return raw("</tbody></table></div>");
  }

  /** A bar of a share from 0 to 1; what it says stands beside it as text. */
  Html bar(double share, String style) {
    double percent = Math.clamp(share, 0.0, 1.0) * 100;
    return raw("<span class=\"bar\" aria-hidden=\"true\"><span class=\""
            + style
            + "\" style=\"width:")
        .raw(String.format(Locale.ROOT, "%.2f%%", percent))
        .raw("\"></span></span>");
  }
}
