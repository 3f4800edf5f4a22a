package io.framealloc.fa.cli;

import io.framealloc.fa.cli.analysis.Inferring;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.config.Config;
import io.framealloc.fa.cli.fix.Annotator;
import io.framealloc.fa.cli.fix.Patch;
import io.framealloc.fa.cli.project.SourceSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa infer}: the annotations that methods lack, as a patch. */
@Command(
    name = "infer",
    description = {
      "Prints the annotations that methods lack, as a unified diff.",
      "What a method does to its caller's memory beyond using it (begins or ends a frame, keeps,",
      "moves or closes a parameter, runs it elsewhere, waits, gives frame data), its signature",
      "says by an annotation. Private methods need none."
    },
    footer = {"", "Review it: what a body does may be a mistake, and not the contract."},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InferCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders (default: the current folder).")
  private List<Path> paths = new ArrayList<>();

  @Mixin private SourceOptions sources;

  @Option(names = "--write", description = "Changes the files instead.")
  private boolean write;

  InferCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = world.folder();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Config config = sources.config(folder);
    List<SourceSet> sets =
        sources.sources(folder, paths, config, note -> err.println("note: " + note));
    Inferring inferring = new Inferring(config.settings(), sources.cache(folder));
    Annotator.Outcome outcome = Annotator.annotate(texts -> inferring.run(sets, texts));
    for (Map.Entry<Path, String> changed : new TreeMap<>(outcome.texts()).entrySet()) {
      Path file = changed.getKey();
      if (write) {
        Files.writeString(file, changed.getValue());
      } else {
        out.print(Patch.unified(shown(file), SourceText.read(file).text(), changed.getValue()));
      }
    }
    if (write) {
      out.println("written: annotations=" + outcome.count() + ", files=" + outcome.texts().size());
    }
    out.flush();
    return 0;
  }

  private String shown(Path file) {
    Path folder = world.folder();
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
