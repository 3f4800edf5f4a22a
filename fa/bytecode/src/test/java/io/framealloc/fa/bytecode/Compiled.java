package io.framealloc.fa.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles samples. */
final class Compiled {

  static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private Compiled() {}

  /** A source in memory. */
  static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Compiles files into a folder. */
  static void files(List<Path> files, Path to) {
    try (StandardJavaFileManager manager = JAVAC.getStandardFileManager(null, null, null)) {
      List<JavaFileObject> objects = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(files).forEach(objects::add);
      compile(objects, to, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(List<JavaFileObject> sources, Path to, List<Path> classPath) {
    try {
      Files.createDirectories(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path = System.getProperty("java.class.path");
    for (Path one : classPath) {
      path += System.getProperty("path.separator") + one;
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options = List.of("-proc:none", "-g", "-cp", path, "-d", to.toString());
    JAVAC.getTask(null, null, problems, options, null, sources).call();
    problems.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .ifPresent(
            d -> {
              throw new IllegalArgumentException("the sample does not compile: " + d);
            });
  }

  /** Compiles sources by their names, and packs the classes into a jar. */
  static Path jar(Path folder, Map<String, String> sources) {
    Path classes = folder.resolve("classes");
    List<JavaFileObject> objects = new ArrayList<>();
    sources.forEach((name, text) -> objects.add(source(name, text)));
    compile(objects, classes, List.of());
    Path jar = folder.resolve("library.jar");
    pack(classes, jar, Map.of());
    return jar;
  }

  /** Packs a folder, and further files with their text. */
  static void pack(Path classes, Path jar, Map<String, String> more) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
      for (Map.Entry<String, String> one : more.entrySet()) {
        out.putNextEntry(new JarEntry(one.getKey()));
        out.write(one.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
