package io.framealloc.fa.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * {@code fa:baseline}: writes the findings of now to a file, so that only new ones are reported.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class BaselineMojo extends SourcesMojo {

  /** The file, relative to the folder of the module. */
  @Parameter(property = "fa.baseline", defaultValue = "fa-baseline.json")
  private String baseline;

  /** Made by Maven. */
  public BaselineMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    analyze(List.of("baseline", "--baseline", baseline), "the baseline could not be written");
  }
}
