package io.framealloc.junit;

import io.framealloc.Bytes;
import io.framealloc.SmartAlloc;
import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.BudgetRequest;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The allocator of one test, and what it had to say. */
final class TestAllocator {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Collection<String> findings = new ConcurrentLinkedQueue<>();
  private final Set<Code> allowed;

  TestAllocator(FrameTest test) {
    allowed = Set.of(test.allowed());
    alloc.diagnostics(this::note);
    if (test.frameBudget() != Long.MAX_VALUE) {
      alloc.setFrameBudget(test.frameBudget());
    }
    if (test.budget() != Long.MAX_VALUE) {
      alloc.setGlobalBudget(test.budget());
    }
    alloc.onBudgetExceeded(this::exceeded);
  }

  SmartAlloc alloc() {
    return alloc;
  }

  private void note(Diagnostic finding) {
    if (finding.severity() != Code.Severity.HINT && !allowed.contains(finding.code())) {
      findings.add(finding.message());
    }
  }

  /** Also where the test catches the exception, or asks for an empty result in its place. */
  private BudgetExceededPolicy exceeded(BudgetRequest request) {
    if (!allowed.contains(Code.FA302)) {
      findings.add(
          Code.FA302.message(
              "budget exceeded: kind="
                  + (request.kind() + ", requested=" + Bytes.format(request.requested()))
                  + (", used=" + Bytes.format(request.used()))
                  + (", limit=" + Bytes.format(request.limit()))));
    }
    return BudgetExceededPolicy.FAIL;
  }

  /** Closes the allocator, which reports what was left open, and fails on any finding. */
  void finish() {
    alloc.close();
    List<String> all = findings.stream().distinct().toList();
    if (!all.isEmpty()) {
      throw new AssertionError("the test left " + String.join("\n  and ", all));
    }
  }
}
