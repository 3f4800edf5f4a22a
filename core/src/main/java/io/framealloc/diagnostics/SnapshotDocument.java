package io.framealloc.diagnostics;

import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Details;
import io.framealloc.diagnostics.Snapshot.Finding;
import io.framealloc.diagnostics.Snapshot.Issue;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.Summary;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.time.temporal.ChronoUnit;

/** A snapshot as a document of schema 1: the keys and their order are fixed. */
final class SnapshotDocument {

  private SnapshotDocument() {}

  static String of(Snapshot snapshot) {
    JsonText json = new JsonText().beginObject();
    json.field("version", Snapshot.VERSION);
    json.field("timestamp", snapshot.timestamp().truncatedTo(ChronoUnit.SECONDS).toString());
    json.unsigned("frame", snapshot.frame());
    json.field("duration_us", snapshot.duration().toNanos() / 1000);
    summary(json, snapshot.summary());
    json.objects("threads", snapshot.threads(), SnapshotDocument::thread);
    json.objects("tags", snapshot.tags(), SnapshotDocument::tag);
    json.beginObject("promotions")
        .field("to_pool", snapshot.promotions().toPool())
        .field("to_heap", snapshot.promotions().toHeap())
        .field("failed", snapshot.promotions().failed())
        .endObject();
    json.beginObject("transfers")
        .field("pending", snapshot.transfers().pending())
        .field("completed_this_frame", snapshot.transfers().completedThisFrame())
        .endObject();
    json.beginObject("deferred")
        .field("queue_depth", snapshot.deferred().queueDepth())
        .field("processed_this_frame", snapshot.deferred().processedThisFrame())
        .endObject();
    json.objects("diagnostics", snapshot.diagnostics(), SnapshotDocument::finding);
    details(json, snapshot.details());
    return json.endObject() + "\n";
  }

  private static void summary(JsonText json, Summary summary) {
    json.beginObject("summary")
        .field("frame_bytes", summary.frameBytes())
        .field("pool_bytes", summary.poolBytes())
        .field("heap_bytes", summary.heapBytes())
        .field("total_bytes", summary.totalBytes())
        .field("peak_bytes", summary.peakBytes())
        .endObject();
  }

  private static void thread(JsonText json, ThreadUsage thread) {
    json.field("id", thread.id())
        .field("name", thread.name())
        .field("frame_bytes", thread.frameBytes())
        .field("pool_bytes", thread.poolBytes())
        .field("heap_bytes", thread.heapBytes())
        .field("peak_bytes", thread.peakBytes());
    BudgetUse budget = thread.budget();
    if (budget == null) {
      json.nothing("budget");
      return;
    }
    json.beginObject("budget")
        .field("limit", budget.limit())
        .field("used", budget.used())
        .field("percent", budget.percent())
        .endObject();
  }

  private static void tag(JsonText json, TagUsage tag) {
    json.field("path", tag.path())
        .field("thread", tag.thread())
        .field("alloc_kind", tag.allocKind())
        .field("alloc_count", tag.allocCount())
        .field("bytes", tag.bytes())
        .field("avg_lifetime_frames", tag.avgLifetimeFrames())
        .field("promotion_rate", tag.promotionRate())
        .strings("diagnostics", tag.diagnostics());
  }

  private static void finding(JsonText json, Finding finding) {
    json.field("code", finding.code())
        .field("tag", finding.tag())
        .field("message", finding.message());
  }

  private static void details(JsonText json, Details details) {
    json.beginObject("details")
        .field("overflows", details.overflows())
        .objects("budgets", details.budgets(), SnapshotDocument::budget)
        .objects("phases", details.phases(), SnapshotDocument::phase)
        .objects("histogram", details.histogram(), SnapshotDocument::bucket)
        .objects("issues", details.issues(), SnapshotDocument::issue)
        .endObject();
  }

  private static void budget(JsonText json, Budget budget) {
    json.field("level", budget.level())
        .field("used", budget.used())
        .field("soft", budget.soft())
        .field("limit", budget.limit());
  }

  private static void phase(JsonText json, Phase phase) {
    json.field("name", phase.name())
        .field("bytes", phase.bytes())
        .field("alloc_count", phase.allocCount())
        .field("peak_bytes", phase.peakBytes());
  }

  private static void bucket(JsonText json, UsageBucket bucket) {
    json.field("up_to_bytes", bucket.upToBytes()).field("frames", bucket.frames());
  }

  private static void issue(JsonText json, Issue issue) {
    json.field("code", issue.code())
        .field("severity", issue.severity())
        .field("tag", issue.tag())
        .field("message", issue.message())
        .field("suggestion", issue.suggestion())
        .field("location", issue.location())
        .field("observed", issue.observed())
        .field("threshold", issue.threshold());
  }
}
