package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.catalog.Group;
import io.framealloc.fa.cli.catalog.Version;
import io.framealloc.fa.pages.Page;
import java.util.List;
import java.util.Map;

/** The part of a SARIF log that describes the tool and its rules. */
final class SarifRules {

  private SarifRules() {}

  static List<Code> codes() {
    return Group.ALL.codes();
  }

  static Map<String, Object> driver(List<Code> codes) {
    return Json.object(
        "name",
        "fa",
        "semanticVersion",
        Version.text(),
        "rules",
        codes.stream().map(SarifRules::rule).toList());
  }

  private static Map<String, Object> rule(Code code) {
    Page page = Page.of(code);
    return Json.object(
        "id",
        code,
        "name",
        code,
        "shortDescription",
        SarifFormat.text(code.title()),
        "fullDescription",
        SarifFormat.text(page.summary()),
        "help",
        Json.object("text", page.summary(), "markdown", page.markdown()),
        "defaultConfiguration",
        Json.object("level", SarifFormat.level(code.severity())),
        "properties",
        Json.object("tags", List.of(Group.of(code).option())));
  }
}
