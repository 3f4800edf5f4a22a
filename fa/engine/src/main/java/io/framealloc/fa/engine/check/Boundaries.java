package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.PackageGlob;
import io.framealloc.fa.engine.library.Symbols;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** {@code FA803}: an allocation crosses a boundary that the configuration draws. */
final class Boundaries extends Check {

  Boundaries(Reports reports) {
    super(reports);
  }

  @Override
  void onForeignAllocation(Moment at, ExecutableElement method) {
    String there = Symbols.packageOf(method);
    String here = Symbols.packageOf(at.activation().owner());
    if (there.equals(here) || at.activation().level() > 0) {
      return;
    }
    for (Map.Entry<PackageGlob, List<PackageGlob>> rule :
        reports().settings().boundaries().entrySet()) {
      if (rule.getKey().matches(here)
          && rule.getValue().stream().noneMatch(allowed -> allowed.matches(there))) {
        report(
            new Draft(
                    Code.FA803,
                    "allocation crosses a package boundary: from=" + here + ", to=" + there,
                    "allocates in `" + there + "`")
                .help("allocate in this package, or allow the other in `[boundaries]`"),
            at);
        return;
      }
    }
  }
}
