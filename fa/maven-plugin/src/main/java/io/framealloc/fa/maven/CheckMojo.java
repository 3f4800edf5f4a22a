package io.framealloc.fa.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
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

  /**
   * Made by Maven.
   *
   * @param repositories where the fa command is found
   * @param toolchains where a JDK for it is found
   */
  @Inject
  public CheckMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    super(repositories, toolchains);
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<String> arguments = new ArrayList<>();
    String known = baseline;
    if (known != null) {
      arguments.add("--baseline");
      arguments.add(known);
    }
    analyze(arguments, "frame memory is misused, see above; fa:explain -Dfa.code=CODE says more");
  }
}
