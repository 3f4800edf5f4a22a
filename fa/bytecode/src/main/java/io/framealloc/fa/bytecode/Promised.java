package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Summary;
import io.framealloc.fa.engine.library.Annotations;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the annotations of a method say, which wins over what its code does. */
final class Promised {

  private Promised() {}

  /** Returns a summary with the annotations applied; null if neither says anything. */
  static @Nullable Summary by(MethodModel method, @Nullable Summary inferred) {
    boolean begins = Types.has(method, Annotations.BEGINS_FRAME);
    boolean ends = Types.has(method, Annotations.ENDS_FRAME);
    boolean scoped = Types.has(method, Annotations.FRAME_SCOPED);
    boolean owned = Types.has(method, Annotations.MUST_CLOSE);
    boolean blocking = Types.has(method, Annotations.BLOCKING);
    int count = method.methodTypeSymbol().parameterCount();
    List<@Nullable Fate> said = parameters(method, count);
    boolean says = begins || ends || scoped || owned || blocking;
    if (!says && said.stream().noneMatch(fate -> fate != null)) {
      return inferred;
    }
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Fate fate = said.get(i);
      Fate own = inferred == null ? Fate.UNKNOWN : inferred.parameter(i);
      fates.add(fate != null ? fate : own);
    }
    Fate receiver = inferred == null ? Fate.UNKNOWN : inferred.receiver();
    if (begins || ends) {
      receiver = begins ? Fate.BEGINS_FRAME : Fate.ENDS_FRAME;
    }
    Summary.Result result =
        scoped
            ? Summary.Result.FRAME_DATA
            : owned
                ? Summary.Result.OWNED
                : inferred == null ? Summary.Result.UNKNOWN : inferred.result();
    return new Summary(
        receiver,
        fates,
        result,
        inferred == null ? 0 : inferred.alias(),
        blocking || (inferred != null && inferred.blocking()));
  }

  private static List<@Nullable Fate> parameters(MethodModel method, int count) {
    List<@Nullable Fate> fates = new ArrayList<>();
    List<List<Annotation>> all =
        method
            .findAttribute(Attributes.runtimeInvisibleParameterAnnotations())
            .map(attribute -> attribute.parameterAnnotations())
            .orElse(List.of());
    int hidden = count - all.size(); // of inner classes and enums, in front
    for (int i = 0; i < count; i++) {
      fates.add(i < hidden || all.isEmpty() ? null : fate(all.get(i - hidden)));
    }
    return fates;
  }

  private static @Nullable Fate fate(List<Annotation> annotations) {
    if (Types.has(annotations, Annotations.TRANSFERS)) {
      return Fate.MOVED;
    } else if (Types.has(annotations, Annotations.RUNS_ELSEWHERE)) {
      return Fate.RUN_ELSEWHERE;
    } else if (Types.has(annotations, Annotations.ESCAPES)) {
      return Fate.KEPT;
    }
    return Types.has(annotations, Annotations.BORROWS) ? Fate.BORROWED : null;
  }
}
