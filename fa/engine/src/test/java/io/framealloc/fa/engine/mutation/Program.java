package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sources in memory, attributed together. */
final class Program {

  /** The text of a file; its name begins with a slash. */
  record Source(String name, String text) {}

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private final JavacTask task;
  private final List<CompilationUnitTree> units = new ArrayList<>();
  private final Trees trees;

  /** Attributes sources, all of which have to compile. */
  Program(List<Source> sources) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-Xmaxerrs", "20", "-cp", System.getProperty("java.class.path"));
    List<InMemory> files = sources.stream().map(InMemory::new).toList();
    task = (JavacTask) COMPILER.getTask(null, FILES, problems, options, null, files);
    trees = Trees.instance(task);
    try {
      task.parse().forEach(units::add);
      task.analyze();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR && problem.getSource() != null) {
        throw new AssertionError(problem.toString());
      }
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {

    private final Source source;

    InMemory(Source source) {
      super(URI.create("mem://" + source.name), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text;
    }
  }

  List<CompilationUnitTree> units() {
    return units;
  }

  List<Finding> findings(Set<Model> models) {
    return new Engine(task, Settings.DEFAULT.withModels(models)).analyze(units);
  }

  @Nullable Element element(CompilationUnitTree unit, Tree tree) {
    return trees.getElement(new TreePath(new TreePath(unit), tree));
  }

  @Nullable TypeMirror type(CompilationUnitTree unit, Tree tree) {
    return trees.getTypeMirror(new TreePath(new TreePath(unit), tree));
  }

  int start(CompilationUnitTree unit, Tree tree) {
    return (int) positions().getStartPosition(unit, tree);
  }

  int end(CompilationUnitTree unit, Tree tree) {
    return (int) positions().getEndPosition(unit, tree);
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  String text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(CompilationUnitTree unit, Tree tree) {
    return text(unit).substring(start(unit, tree), end(unit, tree));
  }
}
