package io.framealloc.fa.cli.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Edits as text, and the difference that they make. */
public final class Patch {

  private static final int CONTEXT = 3;

  private Patch() {}

  /**
   * A line that a change takes away or puts in.
   *
   * @param sign minus or plus
   * @param text without the end of the line
   */
  public record Line(char sign, String text) {}

  /**
   * Returns the files that a fix changes.
   *
   * @param fix the fix
   * @return each once
   */
  public static Set<Path> files(Fix fix) {
    Set<Path> files = new LinkedHashSet<>();
    fix.edits().forEach(edit -> files.add(Path.of(edit.span().file())));
    return files;
  }

  /**
   * Applies the edits of a fix in one file.
   *
   * @param text of the file
   * @param fix the fix
   * @param file which
   * @return the changed text
   */
  public static String apply(String text, Fix fix, Path file) {
    return apply(
        text,
        fix.edits().stream().filter(edit -> Path.of(edit.span().file()).equals(file)).toList());
  }

  /**
   * Applies edits that do not overlap.
   *
   * @param text of the file
   * @param edits all of that file; of several insertions at one place the first comes first
   * @return the changed text
   */
  static String apply(String text, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingLong(edit -> edit.span().start()));
    StringBuilder changed = new StringBuilder();
    int at = 0;
    for (Edit edit : sorted) {
      changed.append(text, at, Math.toIntExact(edit.span().start()));
      changed.append(edit.replacement());
      at = Math.toIntExact(edit.span().end());
    }
    return changed.append(text, at, text.length()).toString();
  }

  /**
   * Returns the lines that differ.
   *
   * @param before the source
   * @param after the changed text
   * @return first what goes, then what comes, for each place
   */
  public static List<Line> lines(SourceText before, String after) {
    List<Line> lines = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.lines(), SourceText.of(after).lines()).getDeltas()) {
      delta.getSource().getLines().forEach(line -> lines.add(new Line('-', line)));
      delta.getTarget().getLines().forEach(line -> lines.add(new Line('+', line)));
    }
    return lines;
  }

  /**
   * Returns a unified diff, which {@code patch -p1} applies.
   *
   * @param name of the file, relative
   * @param before its text
   * @param after its changed text
   * @return the diff, empty if both are the same
   */
  public static String unified(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<String> old = SourceText.of(before).lines();
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + name,
            "b/" + name,
            old,
            DiffUtils.diff(old, SourceText.of(after).lines()),
            CONTEXT);
    return String.join("\n", diff) + "\n";
  }
}
