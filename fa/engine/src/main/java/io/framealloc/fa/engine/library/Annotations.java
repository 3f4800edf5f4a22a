package io.framealloc.fa.engine.library;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of the library. */
public final class Annotations {

  private static final String PACKAGE = "io.framealloc.annotation.";

  public static final String FRAME_SCOPED = PACKAGE + "FrameScoped";
  public static final String BEGINS_FRAME = PACKAGE + "BeginsFrame";
  public static final String ENDS_FRAME = PACKAGE + "EndsFrame";
  public static final String BORROWS = PACKAGE + "Borrows";
  public static final String ESCAPES = PACKAGE + "Escapes";
  public static final String TRANSFERS = PACKAGE + "Transfers";
  public static final String RUNS_ELSEWHERE = PACKAGE + "RunsElsewhere";
  public static final String BLOCKING = PACKAGE + "Blocking";
  public static final String MUST_CLOSE = PACKAGE + "MustClose";
  public static final String TAGGED = PACKAGE + "Tagged";

  private static final Set<String> CONTRACTS =
      Set.of(BEGINS_FRAME, ENDS_FRAME, FRAME_SCOPED, MUST_CLOSE, BLOCKING);

  private Annotations() {}

  public static boolean has(Element element, String annotation) {
    return find(element, annotation) != null;
  }

  /** Returns whether a method says itself what it does. */
  public static boolean hasContract(ExecutableElement method) {
    for (String contract : CONTRACTS) {
      if (has(method, contract)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable AnnotationMirror find(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().contentEquals(annotation)) {
        return mirror;
      }
    }
    return null;
  }

  /** Returns the tag that a class or package names for itself. */
  public static @Nullable String tagOf(Element element) {
    AnnotationMirror mirror = find(element, TAGGED);
    if (mirror != null) {
      for (AnnotationValue value : mirror.getElementValues().values()) {
        return String.valueOf(value.getValue());
      }
    }
    return null;
  }
}
