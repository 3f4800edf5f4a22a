package io.framealloc.cli.report;

import io.framealloc.demo.report.Template;
import java.io.IOException;
import java.util.Map;

/** The report as one HTML file that needs nothing else: script, styles and figures are in it. */
final class ReportPage {

  private static final String OURS = "/io/framealloc/cli/report/";

  private ReportPage() {}

  static String html(ReportData data) throws IOException {
    FindingList findings = new FindingList(data.findings());
    Map<String, String> values = Template.page();
    values.put("subtitle", Template.escape(data.subtitle()));
    values.put("style", Template.resource(OURS + "report.css"));
    values.put("script", Template.resource(OURS + "report.js"));
    values.put("data", ChartJson.of(data.timeline()));
    values.put("tiles", Sections.tiles(data));
    values.put("timeline", Sections.timeline(data.timeline()));
    values.put("tags", Sections.tags(data.tags()));
    values.put("phases", Sections.phases(data.phases()));
    values.put("histogram", Sections.histogram(data.histogram()));
    values.put("budgets", Sections.budgets(data.budgets()));
    values.put("leaks", findings.leaks());
    values.put("diagnostics", findings.diagnostics());
    values.put("behaviour", findings.behaviour());
    values.put("codes", findings.codes());
    values.put("facts", Sections.facts(data));
    return Template.fill(Template.resource(OURS + "report.html"), values);
  }
}
