package io.framealloc.fa.bytecode;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Span;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds misuse of frame memory in class files, of any language of the JVM.
 *
 * <p>It sees what was compiled: no comments, no {@code @SuppressWarnings}, lines but no columns. It
 * looks for the codes of {@link #CODES}.
 *
 * <h2>Threads</h2>
 *
 * One at a time.
 *
 * @since 0.1
 */
public final class Scan {

  /** The codes that class files are searched for. */
  public static final Set<Code> CODES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Code.FA101,
              Code.FA102,
              Code.FA103,
              Code.FA104,
              Code.FA105,
              Code.FA206,
              Code.FA207,
              Code.FA401,
              Code.FA402,
              Code.FA403,
              Code.FA604,
              Code.FA701,
              Code.FA702));

  /**
   * A finding and where it is in the program.
   *
   * @param finding what is wrong; its spans name a line of the source file, from column 1
   * @param place the method, for example {@code game.Loop#tick(int)}
   */
  public record Placed(Finding finding, String place) {}

  /**
   * A class file that could not be read.
   *
   * @param file the jar or folder and the class in it
   * @param message what is wrong with it
   */
  public record Unreadable(String file, String message) {}

  /**
   * What was found.
   *
   * @param findings in the order of files and lines
   * @param files the source files of the classes that were analysed, as spans name them
   * @param classes how many classes were looked at
   * @param unreadable class files that could not be read
   */
  public record Result(
      List<Placed> findings, List<String> files, int classes, List<Unreadable> unreadable) {
    /** Copies the lists. */
    public Result {
      findings = List.copyOf(findings);
      files = List.copyOf(files);
      unreadable = List.copyOf(unreadable);
    }
  }

  private final Settings settings;
  private final List<Path> classPath;
  private final boolean all;
  private final Map<String, String> files = new HashMap<>();

  /**
   * Makes a scan.
   *
   * @param settings what to look for
   * @param classPath where the classes that the program uses are found
   */
  public Scan(Settings settings, List<Path> classPath) {
    this(settings, classPath, false);
  }

  /* With all, classes that have nothing to do with memory are run too. */
  Scan(Settings settings, List<Path> classPath, boolean all) {
    this.settings = settings;
    this.classPath = List.copyOf(classPath);
    this.all = all;
  }

  /**
   * Scans jars, folders of classes and class files.
   *
   * @param inputs what to scan
   * @return what was found
   * @throws IOException if an input cannot be read
   */
  public Result run(List<Path> inputs) throws IOException {
    List<Path> roots = new ArrayList<>(inputs);
    roots.addAll(classPath);
    List<String> packages = Program.packages(settings.models());
    List<Unreadable> unreadable = new ArrayList<>();
    int count = 0;
    try (Classes classes = new Classes(roots)) {
      Program program = new Program(classes, settings);
      List<ClassModel> models = new ArrayList<>();
      for (Path input : inputs) {
        for (Classes.Entry entry : classes.entries(input)) {
          count++;
          try {
            ClassModel model = classes.model(entry);
            program.addOverrides(model);
            if (all || Classes.mentions(model, packages)) {
              models.add(model);
              files.put(model.thisClass().asInternalName(), file(entry, model));
            }
          } catch (RuntimeException e) {
            unreadable.add(new Unreadable(entry.root() + "!/" + entry.name(), reason(e)));
          }
        }
      }
      List<Placed> found = new ArrayList<>();
      for (ClassModel model : models) {
        try {
          for (MethodModel method : model.methods()) {
            for (Run.Found one : program.analyse(new Program.Located(model, method)).found()) {
              add(found, one);
            }
          }
        } catch (RuntimeException e) {
          String name = model.thisClass().asInternalName();
          unreadable.add(new Unreadable(files.getOrDefault(name, name), reason(e)));
        }
      }
      List<String> sources = files.values().stream().distinct().sorted().toList();
      return new Result(sorted(found), sources, count, unreadable);
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof Classes.Unreadable ? String.valueOf(e.getMessage()) : e.toString();
  }

  private static List<Placed> sorted(List<Placed> found) {
    return found.stream()
        .distinct()
        .sorted(
            java.util.Comparator.comparing((Placed p) -> p.finding().span().file())
                .thenComparingInt(p -> p.finding().span().line())
                .thenComparing(p -> p.finding().code()))
        .toList();
  }

  private void add(List<Placed> found, Run.Found one) {
    Level level = settings.level(one.code());
    if (level == Level.ALLOW) {
      return;
    }
    Code.Severity severity =
        switch (level) {
          case HINT -> Code.Severity.HINT;
          case WARN -> Code.Severity.WARNING;
          default -> Code.Severity.ERROR;
        };
    List<Related> related =
        one.others().stream().map(o -> new Related(span(o.spot()), o.label())).toList();
    List<String> notes =
        one.spot().line() > 0
            ? List.of()
            : List.of(
                "the class file has no line numbers: bytecode offset="
                    + one.spot().body().offset(one.spot().at()));
    Finding finding =
        new Finding(
            one.code(),
            severity,
            one.message(),
            one.label(),
            span(one.spot()),
            related,
            notes,
            one.help(),
            List.of());
    found.add(new Placed(finding, place(one.spot())));
  }

  private Span span(Run.Spot spot) {
    int line = Math.max(spot.line(), 1);
    String name = spot.owner().thisClass().asInternalName();
    return new Span(files.getOrDefault(name, name + ".class"), line, 1, line, 1, 0, 0);
  }

  private static String place(Run.Spot spot) {
    MethodModel method = spot.body().method;
    String parameters =
        method.methodTypeSymbol().parameterList().stream()
            .map(ClassDesc::displayName)
            .collect(Collectors.joining(", ", "(", ")"));
    return spot.owner().thisClass().asInternalName().replace('/', '.').replace('$', '.')
        + "#"
        + method.methodName().stringValue()
        + parameters;
  }

  /* The source file beside the class, in the jar or folder. */
  private static String file(Classes.Entry entry, ClassModel model) {
    String source =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(null);
    String name = entry.name();
    if (source != null) {
      name = name.substring(0, name.lastIndexOf('/') + 1) + source;
    }
    Path root = entry.root();
    if (root.toString().endsWith(".class")) {
      return source == null ? root.toString() : root.resolveSibling(source).toString();
    }
    return java.nio.file.Files.isDirectory(root)
        ? root.resolve(name).toString()
        : root + "!/" + name;
  }
}
