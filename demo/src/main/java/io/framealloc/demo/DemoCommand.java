package io.framealloc.demo;

import io.framealloc.demo.mesh.Mesh;
import io.framealloc.demo.mesh.MeshException;
import io.framealloc.demo.mesh.ObjReader;
import io.framealloc.demo.mesh.TorusKnot;
import io.framealloc.demo.report.OutputFolder;
import io.framealloc.demo.report.Report;
import io.framealloc.demo.report.Summary;
import io.framealloc.demo.report.TextTable;
import io.framealloc.demo.run.Comparison;
import io.framealloc.demo.run.Plan;
import io.framealloc.demo.run.Progress;
import io.framealloc.demo.run.Recording;
import io.framealloc.demo.run.Runner;
import io.framealloc.demo.run.Variant;
import io.framealloc.demo.scene.Scene;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code demo}: a real-time loop on a mesh, once on the heap and once in frame memory.
 *
 * <p>What the user got wrong is a {@link ParameterException} with one line of text, before anything
 * is written. The exit code is 1 if the two variants computed different states.
 */
@Command(
    name = "demo",
    description =
        "Drops spheres on a mesh, once with heap objects and once in frame memory, and compares.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--mesh",
      paramLabel = "FILE",
      description = "A Wavefront OBJ file; without it a torus knot.")
  private @Nullable Path meshFile;

  @Option(
      names = "--bodies",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Spheres, 1 to 100000 (default: ${DEFAULT-VALUE}).")
  private int bodies;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "600",
      description = "Measured frames, 1 to 100000 (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "100",
      description = "Frames before them, 0 to 100000 (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that share the work of a frame, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--render-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Draw every N-th frame, 0 for none (default: ${DEFAULT-VALUE}).")
  private int renderEvery;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "640x360",
      description = "Size of a picture in pixels, 64x64 to 1920x1080 (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Where and how large the spheres are (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--heap-only", description = "Run only the heap variant.")
  private boolean heapOnly;

  @Option(names = "--framealloc-only", description = "Run only the variant in frame memory.")
  private boolean frameallocOnly;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "framealloc-demo",
      description = "Folder for the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  /** A command that picocli fills from its arguments. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    Plan plan = plan();
    Scene scene = scene();
    List<Variant> variants = variants();
    try (OutputFolder folder = OutputFolder.open(out)) {
      return run(scene, plan, variants, folder);
    } catch (IOException e) {
      throw fault("cannot write the report: out=" + out + ", reason=" + reason(e));
    }
  }

  private int run(Scene scene, Plan plan, List<Variant> variants, OutputFolder folder)
      throws IOException {
    Thread cleanup = new Thread(folder::close);
    Runtime.getRuntime().addShutdownHook(cleanup);
    try {
      List<Recording> recordings = Runner.run(scene, plan, variants, progress());
      Report.write(folder, scene, plan, recordings);
      print(recordings, folder);
      return verdict(recordings);
    } finally {
      Runtime.getRuntime().removeShutdownHook(cleanup);
    }
  }

  private void print(List<Recording> recordings, OutputFolder folder) {
    PrintWriter text = spec.commandLine().getOut();
    TextTable.lines(Summary.of(recordings)).forEach(text::println);
    text.println();
    text.println("Report: " + folder.path().resolve(Report.PAGE));
    text.flush();
  }

  private int verdict(List<Recording> recordings) {
    Optional<String> difference = Comparison.difference(recordings);
    if (difference.isEmpty()) {
      return ExitCode.OK;
    }
    PrintWriter text = spec.commandLine().getErr();
    text.println(difference.get());
    text.flush();
    return ExitCode.SOFTWARE;
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where no terminal is attached
  private Progress progress() {
    Console console = System.console();
    return new Progress(spec.commandLine().getErr(), console != null && console.isTerminal());
  }

  private Plan plan() {
    within("--bodies", bodies, 1, 100_000);
    within("--frames", frames, 1, 100_000);
    within("--warmup", warmup, 0, 100_000);
    within("--threads", threads, 1, 64);
    within("--render-every", renderEvery, 0, 100_000);
    String[] sides = size.split("x", -1);
    if (sides.length != 2) {
      throw fault("not a size: --size=" + size + "; write it as 640x360");
    }
    int width = side(sides[0], 1920);
    int height = side(sides[1], 1080);
    return new Plan(frames, warmup, threads, renderEvery, width, height);
  }

  private List<Variant> variants() {
    if (heapOnly && frameallocOnly) {
      throw fault("not both: --heap-only, --framealloc-only; without them both variants run");
    }
    if (heapOnly) {
      return List.of(Variant.HEAP);
    }
    return frameallocOnly ? List.of(Variant.FRAMEALLOC) : List.of(Variant.values());
  }

  private int side(String text, int max) {
    try {
      int pixels = Integer.parseInt(text);
      within("--size", pixels, 64, max);
      return pixels;
    } catch (NumberFormatException e) {
      throw fault("not a size: --size=" + size + "; write it as 640x360");
    }
  }

  private void within(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw fault("out of range: " + option + "=" + value + ", min=" + min + ", max=" + max);
    }
  }

  private Scene scene() {
    try {
      Mesh mesh = meshFile == null ? TorusKnot.mesh() : ObjReader.read(meshFile);
      return Scene.of(mesh, bodies, seed);
    } catch (MeshException e) {
      throw fault(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException fault(String line) {
    return new ParameterException(spec.commandLine(), line);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }
}
