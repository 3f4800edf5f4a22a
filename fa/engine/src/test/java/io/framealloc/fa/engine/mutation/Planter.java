package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Makes the edits that plant a defect. */
final class Planter {

  /** On every line where the planted defect may be reported. */
  static final String MARK = "/* planted */";

  private static final String HELPERS =
      """
        static Object plantedStatic;
        static final java.util.List<Object> plantedList = new java.util.ArrayList<>();
        static java.util.concurrent.ExecutorService plantedWorker;
        static void planted(Object value) { value.hashCode(); }
      """;
  private static final String FIELDS =
      """
        Object plantedField;
        final java.util.List<Object> plantedOwn = new java.util.ArrayList<>();
      """;

  private final Program program;
  private final Dialect dialect;

  Planter(Program program, Dialect dialect) {
    this.program = program;
    this.dialect = dialect;
  }

  /** Returns the edits for a site; null if the defect does not fit there. */
  @Nullable Edits plant(Defect defect, Site site, ClassTree top) {
    if (dialect == Dialect.FFM && site.region() == null && defect.isWrong()) {
      return null; // a given arena may be of any kind, even endless
    }
    Edits edits = helpers(site.unit(), top, site.home());
    String name = site.variable().getName().toString();
    String value = site.isReassigned() ? "planted_" + name : name;
    String alias = site.isReassigned() ? "final var planted_" + name + " = " + name + "; " : "";
    String line =
        switch (defect) {
          case THREAD -> "new Thread(() -> planted(" + value + ")).start();";
          case EXECUTOR ->
              "plantedWorker.execute(new Runnable() { @Override public void run() { planted("
                  + value
                  + "); } });";
          case STATIC_STORE -> "plantedStatic = " + value + ";";
          case FIELD_STORE -> hasFields(site) ? "plantedField = " + value + ";" : null;
          case COLLECTION -> "plantedList.add(" + value + ");";
          case FIELD_COLLECTION -> hasFields(site) ? "plantedOwn.add(" + value + ");" : null;
          case LOCAL_COLLECTION ->
              "var plantedHere = new java.util.ArrayList<Object>(); plantedHere.add("
                  + value
                  + "); planted(plantedHere.get(0));";
          case RUN_HERE ->
              "Runnable plantedTask = () -> planted(" + value + "); plantedTask.run();";
          case ALIAS -> "Object plantedAlias = " + value + "; planted(plantedAlias);";
          default -> null;
        };
    if (line != null) {
      return edits.insert(endOf(site), "\n" + alias + line + " " + MARK + "\n");
    }
    return switch (defect) {
      case USE_AFTER_END -> useAfterEnd(edits, site, false);
      case USE_IN_FINALLY -> useAfterEnd(edits, site, true);
      default -> null;
    };
  }

  private int endOf(Site site) {
    return program.end(site.unit(), site.variable());
  }

  /* What a constructor stores, its object carries. */
  private static boolean hasFields(Site site) {
    return isPlain(site.home())
        && !site.method().getName().contentEquals("<init>")
        && !site.method().getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static boolean isPlain(ClassTree home) {
    return home.getKind() == Tree.Kind.CLASS && !home.getSimpleName().isEmpty();
  }

  private Edits helpers(CompilationUnitTree unit, ClassTree top, ClassTree home) {
    Edits edits = new Edits();
    if (isPlain(home)) {
      edits.insert(program.end(unit, home) - 1, FIELDS);
    }
    return edits.insert(program.end(unit, top) - 1, HELPERS);
  }

  private @Nullable Edits useAfterEnd(Edits edits, Site site, boolean inFinally) {
    Region region = site.region();
    if (region == null || !region.isInBlock()) {
      return null;
    }
    CompilationUnitTree unit = site.unit();
    String name = site.variable().getName().toString();
    String kept = "plantedKept" + (site.isApart() ? "[0]" : "");
    String type = site.carrier() == null ? "Object" : site.carrier().type();
    if (site.carrier() != null && site.carrier().read() == null) {
      return null; // to use the object itself touches no memory
    }
    String use =
        site.carrier() == null ? "planted(" + kept + ")" : kept + "." + site.carrier().read();
    use = "\n" + use + "; " + MARK + "\n";
    Edits all =
        site.isApart()
            ? edits
                .insert(program.start(unit, region.opening()), type + "[] plantedKept = {null};\n")
                .insert(endOf(site), " plantedKept[0] = " + name + ";")
            : edits
                .insert(program.start(unit, region.opening()), type + " plantedKept = null;\n")
                .insert(endOf(site), " plantedKept = " + name + ";");
    return switch (region) {
      case Region.OfCalls calls ->
          inFinally ? null : all.insert(program.end(unit, calls.closing()), use);
      case Region.OfTry attempt -> {
        TryTree tree = attempt.tree();
        BlockTree last = tree.getFinallyBlock();
        if (!inFinally) {
          yield Completion.isPossible(tree) ? all.insert(program.end(unit, tree), use) : null;
        }
        yield last == null
            ? all.insert(program.end(unit, tree), " finally {" + use + "}")
            : all.insert(program.start(unit, last) + 1, use);
      }
    };
  }

  /** Returns the edits that leave a frame open. */
  Edits leaveOpen(CompilationUnitTree unit, MethodTree method, Region region, ClassTree top) {
    Edits edits = helpers(unit, top, top);
    if (method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
      Matcher name =
          Pattern.compile("\\b" + method.getName() + "\\s*\\(").matcher(program.text(unit));
      if (name.find(program.start(unit, method))) {
        edits.insert(name.start(), MARK + " "); // a public method says it in its signature
      }
    }
    switch (region) {
      case Region.OfCalls calls ->
          edits
              .insert(program.end(unit, calls.opening()), " " + MARK)
              .replace(
                  program.start(unit, calls.closing()), program.end(unit, calls.closing()), ";");
      case Region.OfTry attempt -> open(unit, attempt, edits);
    }
    return edits;
  }

  /* The resource becomes a variable before its block. */
  private void open(CompilationUnitTree unit, Region.OfTry region, Edits edits) {
    TryTree tree = region.tree();
    List<? extends Tree> resources = tree.getResources();
    int index = resources.indexOf(region.resource());
    int from = program.start(unit, region.resource());
    int to = program.end(unit, region.resource());
    boolean first = index == 0;
    boolean last = index == resources.size() - 1;
    boolean handles = !tree.getCatches().isEmpty() || tree.getFinallyBlock() != null;
    edits.replace(
        first ? program.start(unit, tree) : program.end(unit, resources.get(index - 1)),
        from,
        (first ? "{ " : ") { ") + MARK + " ");
    edits.replace(
        to,
        last ? program.start(unit, tree.getBlock()) : program.start(unit, resources.get(index + 1)),
        "; " + MARK + "\n" + (last ? (first && handles ? "try " : "") : "try ("));
    edits.insert(first ? program.end(unit, tree) : program.end(unit, tree.getBlock()), "}");
  }
}
