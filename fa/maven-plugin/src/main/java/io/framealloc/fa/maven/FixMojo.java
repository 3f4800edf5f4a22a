package io.framealloc.fa.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** {@code fa:fix}: applies the fixes of findings. */
@Mojo(name = "fix", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class FixMojo extends SourcesMojo {

  /** Whether to print the changes and leave the files alone. */
  @Parameter(property = "fa.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Made by Maven. */
  public FixMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    analyze(List.of(dryRun ? "--dry-run" : "--fix"), "findings are left that fa cannot fix");
  }
}
