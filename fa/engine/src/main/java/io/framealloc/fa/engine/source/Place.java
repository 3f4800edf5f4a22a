package io.framealloc.fa.engine.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

/**
 * A tree in a file; cheap, since most places are never shown.
 *
 * @param unit the file
 * @param tree the part of it
 * @param atEnd whether its last character is meant, where a block ends
 */
public record Place(CompilationUnitTree unit, Tree tree, boolean atEnd) {

  /** The whole tree. */
  public Place(CompilationUnitTree unit, Tree tree) {
    this(unit, tree, false);
  }
}
