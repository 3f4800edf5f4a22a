package io.framealloc.fa.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fa init}: writes a configuration with every key in it. */
@Command(
    name = "init",
    description = "Writes .fa.toml with every key and its default.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Option(names = "--force", description = "Replaces the file that is there.")
  private boolean force;

  InitCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Path file = world.folder().resolve(SourceOptions.CONFIG);
    if (Files.exists(file) && !force) {
      throw new UsageException(SourceOptions.CONFIG + " is there already; --force replaces it");
    }
    Files.writeString(file, template());
    PrintWriter out = spec.commandLine().getOut();
    out.println("written: " + SourceOptions.CONFIG);
    out.flush();
    return 0;
  }

  static String template() {
    try (InputStream in = InitCommand.class.getResourceAsStream("template.fa.toml")) {
      if (in == null) {
        throw new IllegalStateException("the template is missing");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
