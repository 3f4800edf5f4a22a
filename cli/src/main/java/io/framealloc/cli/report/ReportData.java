package io.framealloc.cli.report;

import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.util.List;
import java.util.Map;

/**
 * What a report shows, wherever it came from.
 *
 * @param subtitle what was read
 * @param facts names and values, in the order of the page
 * @param timeline what happened one after the other
 * @param tags bytes by tag
 * @param phases bytes by phase
 * @param histogram how many frames used how much
 * @param budgets limits, and how much of them is taken
 * @param findings leaks, errors and behaviour issues
 */
record ReportData(
    String subtitle,
    Map<String, String> facts,
    Timeline timeline,
    List<TagBytes> tags,
    List<Phase> phases,
    List<UsageBucket> histogram,
    List<Budget> budgets,
    List<Finding> findings) {}
