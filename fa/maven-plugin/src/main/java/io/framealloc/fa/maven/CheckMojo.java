package io.framealloc.fa.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** {@code fa:check}: fails the build on misuse of frame memory. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class CheckMojo extends SourcesMojo {

  /** Known findings, which are not reported. */
  @Parameter(property = "fa.baseline")
  private @Nullable String baseline;

  /** A flight recording of the program: what it saw most bytes of comes first. */
  @Parameter(property = "fa.fromJfr")
  private @Nullable String fromJfr;

  /** Made by Maven. */
  public CheckMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--baseline", baseline);
    add(arguments, "--from-jfr", fromJfr);
    analyze(arguments, "frame memory is misused, see above; fa:explain -Dfa.code=CODE says more");
  }
}
