package io.framealloc.cli.snapshot;

import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Deferred;
import io.framealloc.diagnostics.Snapshot.Details;
import io.framealloc.diagnostics.Snapshot.Finding;
import io.framealloc.diagnostics.Snapshot.Issue;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.Promotions;
import io.framealloc.diagnostics.Snapshot.Summary;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import io.framealloc.diagnostics.Snapshot.Transfers;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents of schema 1; keys that it does not know are skipped. */
public final class SnapshotReader {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private SnapshotReader() {}

  /**
   * Reads one file.
   *
   * @throws SnapshotException if it is no document of schema 1
   * @throws IOException if it cannot be read, for example since it is gone
   */
  public static Snapshot read(Path file) throws SnapshotException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return snapshot(document(bytes));
    } catch (SnapshotException e) {
      throw new SnapshotException("no snapshot: file=" + file + ", " + e.getMessage());
    }
  }

  private static Node document(byte[] bytes) throws SnapshotException {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new SnapshotException(
          "no JSON: line=" + place.getLineNr() + ", column=" + place.getColumnNr());
    }
    Node document = new Node(json, "");
    if (!json.isObject()) {
      throw new SnapshotException("no JSON object");
    }
    long version = document.number("version");
    if (version != Snapshot.VERSION) {
      throw new SnapshotException(
          "unknown schema: version=" + version + ", known=" + Snapshot.VERSION);
    }
    return document;
  }

  private static Snapshot snapshot(Node document) throws SnapshotException {
    try {
      return new Snapshot(
          Instant.parse(document.text("timestamp")),
          document.number("frame"),
          Duration.of(document.number("duration_us"), ChronoUnit.MICROS),
          summary(document.object("summary")),
          document.list("threads", SnapshotReader::thread),
          document.list("tags", SnapshotReader::tag),
          promotions(document.object("promotions")),
          transfers(document.object("transfers")),
          deferred(document.object("deferred")),
          document.list("diagnostics", SnapshotReader::finding),
          document.has("details") ? details(document.object("details")) : Details.NONE);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new SnapshotException("value is out of range: " + e.getMessage());
    }
  }

  private static Summary summary(Node node) throws SnapshotException {
    return new Summary(
        node.number("frame_bytes"),
        node.number("pool_bytes"),
        node.number("heap_bytes"),
        node.number("total_bytes"),
        node.number("peak_bytes"));
  }

  private static ThreadUsage thread(Node node) throws SnapshotException {
    return new ThreadUsage(
        node.text("id"),
        node.text("name"),
        node.number("frame_bytes"),
        node.number("pool_bytes"),
        node.number("heap_bytes"),
        node.number("peak_bytes"),
        node.has("budget") ? budgetUse(node.object("budget")) : null);
  }

  private static BudgetUse budgetUse(Node node) throws SnapshotException {
    return new BudgetUse(node.number("limit"), node.number("used"));
  }

  private static TagUsage tag(Node node) throws SnapshotException {
    return new TagUsage(
        node.text("path"),
        node.text("thread"),
        node.text("alloc_kind"),
        node.number("alloc_count"),
        node.number("bytes"),
        node.decimal("avg_lifetime_frames"),
        node.decimal("promotion_rate"),
        node.list("diagnostics", Node::asText));
  }

  private static Promotions promotions(Node node) throws SnapshotException {
    return new Promotions(node.number("to_pool"), node.number("to_heap"), node.number("failed"));
  }

  private static Transfers transfers(Node node) throws SnapshotException {
    return new Transfers(node.number("pending"), node.number("completed_this_frame"));
  }

  private static Deferred deferred(Node node) throws SnapshotException {
    return new Deferred(node.number("queue_depth"), node.number("processed_this_frame"));
  }

  private static Finding finding(Node node) throws SnapshotException {
    return new Finding(node.text("code"), node.textOrNull("tag"), node.text("message"));
  }

  private static Details details(Node node) throws SnapshotException {
    return new Details(
        node.number("overflows"),
        node.list("budgets", SnapshotReader::budget),
        node.list("phases", SnapshotReader::phase),
        node.list("histogram", SnapshotReader::bucket),
        node.list("issues", SnapshotReader::issue));
  }

  private static Budget budget(Node node) throws SnapshotException {
    return new Budget(
        node.text("level"), node.number("used"), node.numberOrNull("soft"), node.number("limit"));
  }

  private static Phase phase(Node node) throws SnapshotException {
    return new Phase(
        node.text("name"),
        node.number("bytes"),
        node.number("alloc_count"),
        node.number("peak_bytes"));
  }

  private static UsageBucket bucket(Node node) throws SnapshotException {
    return new UsageBucket(node.number("up_to_bytes"), node.number("frames"));
  }

  private static Issue issue(Node node) throws SnapshotException {
    return new Issue(
        node.text("code"),
        node.text("severity"),
        node.textOrNull("tag"),
        node.text("message"),
        node.text("suggestion"),
        node.textOrNull("location"),
        node.decimal("observed"),
        node.decimal("threshold"));
  }
}
