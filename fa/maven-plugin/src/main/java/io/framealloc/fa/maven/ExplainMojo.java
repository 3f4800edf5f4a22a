package io.framealloc.fa.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** {@code fa:explain -Dfa.code=FA104}: prints the page of a code. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends FaMojo {

  /** The code. */
  @Parameter(property = "fa.code", required = true)
  private String code;

  /** Made by Maven. */
  public ExplainMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    run(Path.of("").toAbsolutePath(), List.of("explain", code), "");
  }
}
