package io.framealloc.fa.engine.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.PackageGlob;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.source.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code FA801}: a tag is not allowed in a package; {@code FA802}: there is no such tag. */
final class TagRules extends Check {

  TagRules(Reports reports) {
    super(reports);
  }

  @Override
  void onTag(Moment at, String tag, @Nullable Tree body) {
    if (!tag.isEmpty() && at.tree() instanceof MethodInvocationTree call) {
      ExpressionTree name = call.getArguments().getFirst();
      check(tag, at.at(name).place());
    }
  }

  @Override
  void onUnit(CompilationUnitTree unit) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
        String type = tree.getAnnotationType().toString();
        if (type.equals("Tagged") || type.endsWith(".annotation.Tagged")) {
          new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree name, @Nullable Void unused) {
              check(String.valueOf(name.getValue()), new Place(unit, name));
              return null;
            }
          }.scan(tree.getArguments(), null);
        }
        return null;
      }
    }.scan(unit, null);
  }

  private void check(String tag, Place place) {
    CompilationUnitTree unit = place.unit();
    Settings settings = reports().settings();
    if (!settings.knownTags().isEmpty() && !settings.knownTags().contains(tag)) {
      add(
          new Draft(Code.FA802, "unknown tag: tag=" + tag, "not among the known tags")
              .note("known tags: " + String.join(", ", settings.knownTags()))
              .help("correct the name, or add it to `[tags] known`"),
          place);
      return;
    }
    String home = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    boolean named = false;
    for (Map.Entry<PackageGlob, List<String>> rule : settings.packageTags().entrySet()) {
      if (rule.getKey().matches(home)) {
        named = true;
        if (rule.getValue().contains(tag)) {
          return;
        }
      }
    }
    if (named) {
      add(
          new Draft(
                  Code.FA801,
                  "tag not allowed in this package: tag=" + tag + ", package=" + home,
                  "belongs to another package")
              .help("use a tag of this package, or allow it in `[tags.packages]`"),
          place);
    }
  }

  private void add(Draft draft, Place place) {
    reports().addAt(draft, place);
  }
}
