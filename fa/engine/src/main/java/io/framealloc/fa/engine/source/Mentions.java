package io.framealloc.fa.engine.source;

import com.sun.source.tree.CompilationUnitTree;
import io.framealloc.fa.engine.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a file names a library that is followed: if not, it costs nothing. */
public final class Mentions {

  private final List<String> names = new ArrayList<>();

  public Mentions(Set<Model> models) {
    for (Model model : models) {
      names.add(
          switch (model) {
            case FRAMEALLOC -> "framealloc";
            case FFM -> "java.lang.foreign";
            case LWJGL -> "org.lwjgl";
          });
    }
  }

  /** Returns whether a file names one of the libraries anywhere, in comments too. */
  public boolean isIn(CompilationUnitTree unit) {
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      String whole = text.toString();
      return names.stream().anyMatch(whole::contains);
    } catch (IOException e) {
      return false;
    }
  }
}
