package io.framealloc.fa.cli.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import io.framealloc.SmartAlloc;
import io.framealloc.fa.cli.project.SourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One source set in the compiler: parsed, and attributed as far as its class path allows.
 *
 * <p>A file with a syntax error would spoil the others, so that the rest is parsed anew without it.
 */
final class Compilation implements AutoCloseable {

  /** By this the plugin knows, where a class path carries it, that its engine runs already. */
  private static final String HOSTED = "framealloc.fa.hosted";

  private static final Pattern NO_PACKAGE = Pattern.compile("package (\\S+) does not exist");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files;
  private final SourceSet sources;
  private final Map<Path, String> texts;
  private final Map<Path, Unreadable> unreadable = new LinkedHashMap<>();

  Compilation(SourceSet sources, Map<Path, String> texts) {
    this.sources = sources;
    this.texts = texts;
    this.files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  }

  /** A task, its units, and what the compiler had to say about them. */
  record Units(
      JavacTask task,
      List<CompilationUnitTree> trees,
      DiagnosticCollector<JavaFileObject> diagnostics) {

    /** How many errors the compiler reports, names that it does not know above all. */
    long errors() {
      return diagnostics.getDiagnostics().stream().filter(Units::isError).count();
    }

    String firstError() {
      return diagnostics.getDiagnostics().stream()
          .filter(Units::isError)
          .map(diagnostic -> diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
          .findFirst()
          .orElse("");
    }

    /** The packages that no source and no part of the class path has. */
    Set<String> missingPackages() {
      Set<String> missing = new TreeSet<>();
      for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
        Matcher text = NO_PACKAGE.matcher(diagnostic.getMessage(Locale.ROOT));
        if (isError(diagnostic) && text.lookingAt()) {
          missing.add(String.valueOf(text.group(1)));
        }
      }
      return missing;
    }

    private static boolean isError(Diagnostic<?> diagnostic) {
      return diagnostic.getKind() == Diagnostic.Kind.ERROR;
    }
  }

  Map<Path, Unreadable> unreadable() {
    return unreadable;
  }

  /**
   * Parses and attributes.
   *
   * @param progress told how many files are attributed
   */
  Units attributed(IntConsumer progress) throws IOException {
    Units units = parsed();
    Set<JavaFileObject> done = new HashSet<>();
    units
        .task()
        .addTaskListener(
            new TaskListener() {
              @Override
              public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE && done.add(event.getSourceFile())) {
                  progress.accept(done.size());
                }
              }
            });
    units.task().analyze();
    return units;
  }

  private Units parsed() throws IOException {
    while (true) {
      Units units =
          parse(sources.files().stream().filter(f -> !unreadable.containsKey(f)).toList());
      int before = unreadable.size();
      for (Diagnostic<? extends JavaFileObject> diagnostic : units.diagnostics().getDiagnostics()) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
          reject(diagnostic);
        }
      }
      if (unreadable.size() == before) {
        return units;
      }
    }
  }

  private void reject(Diagnostic<? extends JavaFileObject> diagnostic) {
    Path file = Path.of(diagnostic.getSource().toUri());
    unreadable.putIfAbsent(
        file,
        new Unreadable(
            file,
            (int) diagnostic.getLineNumber(),
            (int) diagnostic.getColumnNumber(),
            diagnostic.getMessage(Locale.ROOT)));
  }

  private Units parse(List<Path> paths) throws IOException {
    System.setProperty(HOSTED, "true");
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Path> classPath = new ArrayList<>(sources.classPath());
    if (sources.missing().isEmpty() && classPath.isEmpty()) {
      classPath.add(library());
    }
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, existing(classPath));
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, existing(sources.sourcePath()));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                new WithoutModules(files),
                diagnostics,
                options(),
                null,
                objects(paths));
    List<CompilationUnitTree> trees = new ArrayList<>();
    task.parse().forEach(trees::add);
    return new Units(task, trees, diagnostics);
  }

  private List<JavaFileObject> objects(List<Path> paths) {
    List<JavaFileObject> objects = new ArrayList<>();
    List<Path> onDisk = new ArrayList<>();
    for (Path path : paths) {
      String text = texts.get(path);
      if (text == null) {
        onDisk.add(path);
      } else {
        objects.add(new Text(path, text));
      }
    }
    files.getJavaFileObjectsFromPaths(onDisk).forEach(objects::add);
    return objects;
  }

  /** Hides module descriptors: all is analysed as on a class path, where every type is seen. */
  private static final class WithoutModules extends ForwardingJavaFileManager<JavaFileManager> {

    WithoutModules(JavaFileManager files) {
      super(files);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(
        Location location, String className, JavaFileObject.Kind kind) throws IOException {
      return className.equals("module-info") && location == StandardLocation.SOURCE_PATH
          ? null
          : super.getJavaFileForInput(location, className, kind);
    }
  }

  /** A source file with other content than on the disk. */
  private static final class Text extends SimpleJavaFileObject {

    private final String content;

    Text(Path file, String content) {
      super(file.toUri(), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-proc:none");
    options.add("-implicit:none");
    options.add("-Xlint:none");
    options.add("-XDshould-stop.ifError=FLOW");
    String release = sources.release();
    if (release != null) {
      options.add("--release");
      options.add(release);
    }
    return options;
  }

  private static List<Path> existing(List<Path> paths) {
    return paths.stream().filter(Files::exists).toList();
  }

  /** Where this program has the library from: for sources that come without a class path. */
  private static Path library() {
    try {
      URI uri = SmartAlloc.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the library has no place", e);
    }
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
