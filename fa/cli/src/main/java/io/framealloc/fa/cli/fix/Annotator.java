package io.framealloc.fa.cli.fix;

import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Inferred;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes annotations, in memory, and looks again, until none is missing. */
public final class Annotator {

  private static final int MOST_ROUNDS = 5;

  /** Looks for missing annotations. */
  public interface Run {
    /**
     * Analyses.
     *
     * @param texts of files that are to be read as if they had this content
     * @return what is missing
     * @throws IOException if sources cannot be read
     */
    List<Inferred> again(Map<Path, String> texts) throws IOException;
  }

  /**
   * What was written.
   *
   * @param count how many annotations
   * @param texts the changed files
   */
  public record Outcome(int count, Map<Path, String> texts) {}

  private Annotator() {}

  /**
   * Finds out what to write; no file is changed.
   *
   * @param run looks for missing annotations
   * @return what is to be written
   * @throws IOException if sources cannot be read
   */
  public static Outcome annotate(Run run) throws IOException {
    Map<Path, String> texts = new HashMap<>();
    int count = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<Path, Set<Edit>> edits = new LinkedHashMap<>();
      for (Inferred one : run.again(Map.copyOf(texts))) {
        count++;
        for (Edit edit : one.fix().edits()) {
          edits.computeIfAbsent(Path.of(edit.span().file()), _ -> new LinkedHashSet<>()).add(edit);
        }
      }
      if (edits.isEmpty()) {
        break;
      }
      Map<Path, String> changed = new HashMap<>();
      edits.forEach(
          (file, all) ->
              changed.put(
                  file, Patch.apply(SourceText.read(file, texts).text(), new ArrayList<>(all))));
      texts.putAll(changed);
    }
    return new Outcome(count, texts);
  }
}
