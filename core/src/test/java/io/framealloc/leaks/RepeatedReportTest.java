package io.framealloc.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.framealloc.SmartAlloc;
import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** One message per place, then a count. Outside the library's package, so that places are found. */
final class RepeatedReportTest {

  private final List<Diagnostic> findings = new CopyOnWriteArrayList<>();

  private List<Diagnostic> found(Code code) {
    return findings.stream().filter(each -> each.code() == code).toList();
  }

  @Test
  void findingsOfOnePlace_areReportedOnce_andCountedAtTheClose() {
    SmartAlloc alloc = SmartAlloc.create();
    alloc.diagnostics(findings::add);
    alloc.setTagBudget("ui", 64, 64);
    alloc.onBudgetExceeded(BudgetExceededPolicy.WARN);
    for (int i = 0; i < 5; i++) {
      long bytes = 128L << i;
      alloc.withTag("ui", a -> a.poolAlloc(bytes).close());
    }
    alloc.withTag("ui", a -> a.poolAlloc(1024).close());
    assertEquals(2, found(Code.FA302).size(), findings::toString);
    Diagnostic first = found(Code.FA302).getFirst();
    assertEquals("ui", first.tag());
    StackTraceElement place = first.location();
    assertNotNull(place);
    assertEquals(RepeatedReportTest.class.getName(), place.getClassName());
    alloc.close();
    assertEquals(3, found(Code.FA302).size());
    Diagnostic last = found(Code.FA302).getLast();
    assertEquals(
        "[FA302] as reported before, more=4: " + first.message().substring("[FA302] ".length()),
        last.message());
    assertEquals(place, last.location());
    assertEquals("ui", last.tag());
  }
}
