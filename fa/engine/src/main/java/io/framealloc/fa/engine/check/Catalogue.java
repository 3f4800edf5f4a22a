package io.framealloc.fa.engine.check;

import java.util.List;

/** The rules that there are. */
final class Catalogue {

  private Catalogue() {}

  static List<Check> all(Reports reports) {
    return List.of(
        new DoubleBegin(reports),
        new Contracts(reports),
        new EndWithoutBegin(reports),
        new FrameLeftOpen(reports),
        new UseAfterEnd(reports),
        new UseAfterRollback(reports),
        new UseAfterClose(reports),
        new ClosedTwice(reports),
        new NoFrame(reports),
        new AcrossAwait(reports),
        new Captured(reports),
        new SentToThread(reports),
        new Returned(reports),
        new StoredBeyondFrame(reports),
        new NeverClosed(reports),
        new ReceivedTwice(reports),
        new HotLoop(reports),
        new SharedClose(reports),
        new UnboundedLoop(reports),
        new TagOverhead(reports),
        new TagRules(reports),
        new Boundaries(reports),
        new BarrierUse(reports),
        new WorkerBudget(reports),
        new DeferredFrees(reports),
        new RetentionUse(reports),
        new ByteOrder(reports),
        new SizeClass(reports));
  }
}
