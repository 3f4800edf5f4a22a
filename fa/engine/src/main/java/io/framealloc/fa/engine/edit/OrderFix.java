package io.framealloc.fa.engine.edit;

import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.List;

/** Sets the byte order of the machine where a view is made. */
public final class OrderFix {

  private final Sources sources;

  public OrderFix(Sources sources) {
    this.sources = sources;
  }

  /** Returns the fix for the call that makes a view. */
  public Fix of(Place made) {
    Enclosing around = new Enclosing(sources, made.unit());
    List<Edit> edits = new ArrayList<>();
    Edit imported = around.importing("java.nio.ByteOrder");
    if (imported != null) {
      edits.add(imported);
    }
    edits.add(around.insert(around.end(made.tree()), ".order(ByteOrder.nativeOrder())"));
    return new Fix("set the native byte order", edits);
  }
}
