package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.pool.Cargo;
import io.framealloc.internal.pool.ClassCount;
import io.framealloc.internal.pool.FlightLog;
import io.framealloc.internal.text.ByteSizes;
import java.util.List;

/** Reports transfers that nobody received, and received memory that nobody closed. */
final class LostTransfers implements FlightLog.Listener {

  private static final String RECEIVE = "; hint: receive every handle, or close it";

  private final DiagnosticSink sink;

  LostTransfers(DiagnosticSink sink) {
    this.sink = sink;
  }

  @Override
  public void collected(int count, long bytes) {
    String what = neverReceived(count, bytes) + ", they were collected" + RECEIVE;
    report(sink, Code.FA207, what, count, bytes);
  }

  @Override
  public void leftInChannel(long id, long bytes) {
    String what =
        "transfer never received: transfer=%d, bytes=%s, its channel was closed"
            .formatted(id, ByteSizes.format(bytes));
    report(sink, Code.FA207, what + RECEIVE, 1, bytes);
  }

  /** Gives back what the slots of a closed pool were the receipts for, and reports all of it. */
  static void close(List<ClassCount> counts, DiagnosticSink sink) {
    for (ClassCount count : counts) {
      count.cargoes.forEach(Cargo::abandon);
    }
    long sent = counts.stream().mapToLong(count -> count.sent).sum();
    if (sent > 0) {
      long bytes = counts.stream().mapToLong(count -> count.sentBytes).sum();
      report(sink, Code.FA207, neverReceived(sent, bytes) + RECEIVE, sent, bytes);
    }
    long receipts = counts.stream().mapToLong(count -> count.receipts).sum();
    if (receipts > 0) {
      long bytes = counts.stream().mapToLong(count -> count.receiptBytes).sum();
      report(
          sink,
          Code.FA401,
          "received memory never closed: count=%d, bytes=%s; hint: close every box that receive() returned"
              .formatted(receipts, ByteSizes.format(bytes)),
          receipts,
          bytes);
    }
  }

  private static String neverReceived(long count, long bytes) {
    return "transfers never received: count=%d, bytes=%s".formatted(count, ByteSizes.format(bytes));
  }

  private static void report(DiagnosticSink sink, Code code, String text, long count, long bytes) {
    sink.report(
        Diagnostic.of(code, text), new FrameEvent.Leak(code, "transfer", count, bytes, null, null));
  }
}
