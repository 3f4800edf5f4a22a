package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.library.Known;
import io.framealloc.fa.engine.state.Kind;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names of classes mean. */
final class Types {

  private final Classes classes;
  private final Known known;
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Optional<Kind>> kinds = new HashMap<>();

  Types(Classes classes, Known known) {
    this.classes = classes;
    this.known = known;
  }

  /** Returns the internal name of the class of a descriptor; null for others. */
  static @Nullable String internal(ClassDesc type) {
    if (!type.isClassOrInterface()) {
      return null;
    }
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  /** Returns the last part of a name. */
  static String simple(String internal) {
    return internal.substring(Math.max(internal.lastIndexOf('/'), internal.lastIndexOf('$')) + 1);
  }

  /** Returns the dotted names of a class and all above it, the nearest first. */
  Set<String> namesOf(String internal) {
    Set<String> all = names.get(internal);
    if (all == null) {
      all = new LinkedHashSet<>();
      List<String> level = List.of(internal);
      while (!level.isEmpty()) {
        List<String> next = new ArrayList<>();
        for (String one : level) {
          if (all.add(one.replace('/', '.').replace('$', '.'))) {
            next.addAll(above(one));
          }
        }
        level = next;
      }
      names.put(internal, all);
    }
    return all;
  }

  private List<String> above(String internal) {
    if (internal.startsWith("[") || internal.equals("java/lang/Object")) {
      return List.of();
    }
    ClassModel model = find(internal);
    if (model == null) {
      return List.of();
    }
    List<String> above = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
    model.interfaces().forEach(entry -> above.add(entry.asInternalName()));
    return above;
  }

  private @Nullable ClassModel find(String internal) {
    try {
      return classes.find(internal);
    } catch (Classes.Unreadable e) {
      return null;
    }
  }

  /** Returns which kind of thing values of a class are, if they are followed. */
  @Nullable Kind kind(@Nullable String internal) {
    if (internal == null || internal.startsWith("[")) {
      return null;
    }
    Optional<Kind> kind = kinds.get(internal);
    if (kind == null) {
      kind = Optional.ofNullable(findKind(internal));
      kinds.put(internal, kind);
    }
    return kind.orElse(null);
  }

  private @Nullable Kind findKind(String internal) {
    Kind kind = known.kind(namesOf(internal));
    if (kind != null || internal.startsWith("java/")) {
      return kind;
    }
    ClassModel model = find(internal);
    if (model == null) {
      return null;
    }
    if (has(model, Annotations.FRAME_SCOPED)) {
      return Kind.DATA;
    }
    return has(model, Annotations.MUST_CLOSE) ? Kind.OWNED : null;
  }

  /** Returns whether values of a class look into memory that someone else owns. */
  boolean isView(String internal) {
    return kind(internal) == Kind.DATA || known.isView(namesOf(internal));
  }

  boolean isFrameScoped(String internal) {
    ClassModel model = internal.startsWith("java/") ? null : find(internal);
    return model != null && has(model, Annotations.FRAME_SCOPED);
  }

  boolean isA(String internal, String dotted) {
    return namesOf(internal).contains(dotted);
  }

  /** Returns whether an element carries an annotation. */
  static boolean has(AttributedElement element, String annotation) {
    return element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .map(all -> has(all.annotations(), annotation))
        .orElse(false);
  }

  static boolean has(List<Annotation> annotations, String annotation) {
    String descriptor = "L" + annotation.replace('.', '/') + ";";
    for (Annotation one : annotations) {
      if (one.className().equalsString(descriptor)) {
        return true;
      }
    }
    return false;
  }
}
