package io.framealloc.fa.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * {@code fa:baseline}: writes the findings of now to a file, so that only new ones are reported.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class BaselineMojo extends SourcesMojo {

  /** The file, relative to the folder of the module. */
  @Parameter(property = "fa.baseline", defaultValue = "fa-baseline.json")
  private String baseline;

  /**
   * Made by Maven.
   *
   * @param repositories where the fa command is found
   * @param toolchains where a JDK for it is found
   */
  @Inject
  public BaselineMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    super(repositories, toolchains);
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    analyze(List.of("baseline", "--baseline", baseline), "the baseline could not be written");
  }
}
