package io.framealloc.fa.javac;

import io.framealloc.fa.bytecode.DependencySummaries;
import java.net.URI;
import java.nio.file.Path;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Where the compiler has found classes: in jars and folders of its class path or module path. */
final class ClassFiles implements DependencySummaries.Roots {

  private final Elements elements;

  ClassFiles(Elements elements) {
    this.elements = elements;
  }

  @Override
  public @Nullable Path of(String owner) {
    TypeElement type = elements.getTypeElement(owner.replace('/', '.').replace('$', '.'));
    if (type == null) {
      return null;
    }
    try {
      JavaFileObject file = elements.getFileObjectOf(type);
      return file == null || file.getKind() != JavaFileObject.Kind.CLASS
          ? null
          : root(file.toUri(), owner + ".class");
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return null; // of a file manager that has no files
    }
  }

  private static @Nullable Path root(URI file, String name) {
    if ("jar".equals(file.getScheme())) {
      String inside = file.getRawSchemeSpecificPart();
      return Path.of(URI.create(inside.substring(0, inside.indexOf('!'))));
    }
    if (!"file".equals(file.getScheme())) {
      return null;
    }
    Path root = Path.of(file);
    for (int names = Path.of(name).getNameCount(); names > 0 && root != null; names--) {
      root = root.getParent();
    }
    return root;
  }
}
