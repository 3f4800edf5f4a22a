package io.framealloc.fa.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds classes by name: in jars and folders, and in the JDK that runs this. */
final class Classes implements AutoCloseable {

  /** Of a class file that cannot be read. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A class file of a root. */
  record Entry(Path root, String name) {}

  private final List<Path> roots;
  private final Map<Path, ZipFile> jars = new HashMap<>();
  private final Map<String, Optional<ClassModel>> models = new HashMap<>();

  Classes(List<Path> roots) {
    this.roots = new ArrayList<>(roots);
  }

  /** Looks for classes there too. */
  void add(Path root) {
    if (!roots.contains(root)) {
      roots.add(root);
    }
  }

  /** Returns the first root that has a class; null if none has. */
  @Nullable Path rootOf(String name) {
    for (Path root : roots) {
      if (has(root, name)) {
        return root;
      }
    }
    return null;
  }

  /** Returns a class, if it is found anywhere. */
  @Nullable ClassModel find(String name) {
    Optional<ClassModel> known = models.get(name);
    if (known == null) {
      known = Optional.ofNullable(load(name));
      models.put(name, known);
    }
    return known.orElse(null);
  }

  private @Nullable ClassModel load(String name) {
    String file = name + ".class";
    for (Path root : roots) {
      byte[] bytes = bytes(root, file);
      if (bytes != null) {
        return parse(file, bytes);
      }
    }
    try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
      return in == null ? null : parse(file, in.readAllBytes());
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns whether a root has a class. */
  boolean has(Path root, String name) {
    String file = name + ".class";
    if (Files.isDirectory(root)) {
      return Files.isRegularFile(root.resolve(file));
    }
    ZipFile jar = jar(root);
    return jar != null && jar.getEntry(file) != null;
  }

  /** Returns the class of a file. */
  ClassModel model(Entry entry) {
    byte[] bytes = bytes(entry.root(), entry.name());
    return parse(entry.name(), bytes == null ? new byte[0] : bytes);
  }

  private static ClassModel parse(String file, byte[] bytes) {
    try {
      ClassModel model = ClassFile.of(ClassFile.DebugElementsOption.PASS_DEBUG).parse(bytes);
      model.thisClass();
      return model;
    } catch (RuntimeException e) {
      throw new Unreadable("not a class file: " + file, e);
    }
  }

  private byte @Nullable [] bytes(Path root, String file) {
    try {
      if (Files.isRegularFile(root) && root.toString().endsWith(".class")) {
        return root.endsWith(file) ? Files.readAllBytes(root) : null;
      }
      if (Files.isDirectory(root)) {
        Path path = root.resolve(file);
        return Files.isRegularFile(path) ? Files.readAllBytes(path) : null;
      }
      ZipFile jar = jar(root);
      ZipEntry entry = jar == null ? null : jar.getEntry(file);
      if (jar == null || entry == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable ZipFile jar(Path root) {
    ZipFile jar = jars.get(root);
    if (jar == null && Files.isRegularFile(root)) {
      try {
        jar = new ZipFile(root.toFile());
        jars.put(root, jar);
      } catch (IOException e) {
        return null;
      }
    }
    return jar;
  }

  /** Returns the class files of a jar or folder, or of one file. */
  List<Entry> entries(Path root) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> isClass(file.getFileName().toString()))
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .forEach(name -> entries.add(new Entry(root, name)));
      }
    } else if (root.toString().endsWith(".class")) {
      entries.add(new Entry(root, root.getFileName().toString()));
    } else {
      ZipFile jar = jar(root);
      if (jar == null) {
        throw new IOException("not a jar: " + root);
      }
      for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (isClass(name) && !name.startsWith("META-INF/")) {
          entries.add(new Entry(root, name));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  /** Returns the text of a file of a jar, if it has it. */
  @Nullable String text(Path root, String file) {
    byte[] bytes = bytes(root, file);
    return bytes == null ? null : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }

  /** Returns whether the constants of a class name anything of these packages. */
  static boolean mentions(ClassModel model, List<String> packages) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof Utf8Entry text) {
        String value = text.stringValue();
        for (String name : packages) {
          if (names(value, name)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /* Whether a class of the package is named, or of one for annotations below it. */
  private static boolean names(String value, String start) {
    for (int at = value.indexOf(start); at >= 0; at = value.indexOf(start, at + 1)) {
      int next = at + start.length();
      boolean inside = next < value.length() && Character.isUpperCase(value.charAt(next));
      if (!start.endsWith("/") || inside || value.startsWith("annotation/", next)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      for (ZipFile jar : jars.values()) {
        jar.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
