package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.mutation.Program.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a class with one planted defect, under another name.
 *
 * @param defect what was planted
 * @param code what has to be found; null for nothing
 * @param original the file of the class
 * @param source the copy
 */
record Mutant(Defect defect, @Nullable Code code, String original, Source source) {

  /** Returns a mutant for every site or frame and each defect that fits there. */
  static List<Mutant> of(Program program, Dialect dialect) {
    Sites sites = Programs.sites(program, dialect);
    Planter planter = new Planter(program, dialect);
    List<Mutant> mutants = new ArrayList<>();
    for (Site site : sites.sites()) {
      ClassTree top = onlyClass(site.unit());
      for (Defect defect : Defect.values()) {
        Edits edits = planter.plant(defect, site, top);
        if (edits != null) {
          Code code = defect.code(site.region(), dialect);
          mutants.add(of(program, site.unit(), edits, defect, code, mutants.size()));
        }
      }
    }
    for (Sites.Frame frame : sites.frames()) {
      ClassTree top = onlyClass(frame.unit());
      Edits edits = planter.leaveOpen(frame.unit(), frame.method(), frame.region(), top);
      mutants.add(of(program, frame.unit(), edits, Defect.UNCLOSED, Code.FA103, mutants.size()));
    }
    return mutants;
  }

  private static ClassTree onlyClass(CompilationUnitTree unit) {
    if (unit.getTypeDecls().size() == 1 && unit.getTypeDecls().getFirst() instanceof ClassTree c) {
      return c;
    }
    throw new IllegalArgumentException("not one class: file=" + unit.getSourceFile().getName());
  }

  private static Mutant of(
      Program program,
      CompilationUnitTree unit,
      Edits edits,
      Defect defect,
      @Nullable Code code,
      int number) {
    ClassTree top = onlyClass(unit);
    String name = top.getSimpleName() + "_" + number;
    String original = unit.getSourceFile().getName();
    String text = edits.addAll(Renaming.of(program, unit, top, name)).of(program.text(unit));
    String file = original.replaceAll("/[^/]*$", "/" + name + ".java");
    return new Mutant(defect, code, original, new Source(file, text));
  }

  /** Returns the line of the copy that a finding points to. */
  String line(Finding finding) {
    return source.text().lines().skip(finding.span().line() - 1).findFirst().orElse("");
  }

  /** Returns the lines around the planted one. */
  String excerpt() {
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(Planter.MARK)) {
        return String.join("\n", lines.subList(Math.max(0, i - 8), Math.min(lines.size(), i + 8)));
      }
    }
    return "";
  }

  /* A frame that stays open in a loop is begun a second time in the next round. */
  boolean isFoundBy(Finding finding) {
    return finding.code() == code || (defect == Defect.UNCLOSED && finding.code() == Code.FA101);
  }

  /* What is retained beyond its frame is not promoted if the frame stays open. */
  boolean hasConsequence(Finding finding) {
    return defect == Defect.UNCLOSED && finding.code() == Code.FA406;
  }
}
