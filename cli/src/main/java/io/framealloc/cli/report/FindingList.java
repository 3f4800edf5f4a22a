package io.framealloc.cli.report;

import io.framealloc.diagnostics.Code;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The findings as lists, each with a link to what its code means. */
final class FindingList {

  private final List<Finding> findings;

  FindingList(List<Finding> findings) {
    this.findings = findings;
  }

  String leaks() {
    return list(Finding::isLeak, "No leak was reported.");
  }

  String diagnostics() {
    return list(
        finding -> !finding.isLeak() && !finding.isBehaviour(), "Nothing else was reported.");
  }

  String behaviour() {
    return list(
        Finding::isBehaviour, "No behaviour issue; the behaviour filter may have been off.");
  }

  /** What the codes mean that stand in the lists. */
  String codes() {
    SortedSet<String> codes = new TreeSet<>();
    findings.forEach(finding -> codes.add(finding.code()));
    Html html = new Html();
    for (String code : codes) {
      String title = Finding.known(code).map(Code::title).orElse("a code of another version");
      html.raw("<dt id=\"" + anchor(code) + "\">").text(code).raw("</dt>").element("dd", title);
    }
    return codes.isEmpty()
        ? Sections.nothing("None occurs here.")
        : "<dl class=\"codes\">" + html + "</dl>";
  }

  private String list(Predicate<Finding> which, String otherwise) {
    List<Finding> chosen = findings.stream().filter(which).toList();
    if (chosen.isEmpty()) {
      return Sections.nothing(otherwise);
    }
    Html html = new Html().raw("<ul class=\"findings\">");
    chosen.forEach(finding -> item(html, finding));
    return html.raw("</ul>").toString();
  }

  private static void item(Html html, Finding finding) {
    html.raw("<li class=\"" + style(finding) + "\"><p>");
    html.raw("<a class=\"code\" href=\"#" + anchor(finding.code()) + "\">");
    html.text(finding.code()).raw("</a> ");
    html.raw("<span class=\"severity\">").text(finding.severity()).raw("</span> ");
    html.text(finding.message());
    if (finding.count() > 1) {
      html.raw(" <span class=\"count\">").text(finding.count() + " times").raw("</span>");
    }
    html.raw("</p>");
    if (finding.suggestion() != null) {
      html.raw("<p class=\"advice\">").text(finding.suggestion()).raw("</p>");
    }
    if (finding.location() != null || finding.tag() != null) {
      html.raw("<p class=\"where\">");
      if (finding.location() != null) {
        html.element("code", finding.location());
      }
      if (finding.tag() != null) {
        html.raw(" tag ").element("code", finding.tag());
      }
      html.raw("</p>");
    }
    html.raw("</li>");
  }

  private static String style(Finding finding) {
    return switch (finding.severity()) {
      case "error" -> "error";
      case "warning" -> "warning";
      default -> "hint";
    };
  }

  /** A name that is safe in HTML whatever a file calls a code. */
  private static String anchor(String code) {
    return "code-" + code.replaceAll("[^A-Za-z0-9]", "-");
  }
}
