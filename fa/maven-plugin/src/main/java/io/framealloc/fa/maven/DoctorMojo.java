package io.framealloc.fa.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** {@code fa:doctor}: says whether the build really runs the checks. */
@Mojo(name = "doctor", aggregator = true, threadSafe = true)
public final class DoctorMojo extends FaMojo {

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true)
  private File folder;

  /** Made by Maven. */
  public DoctorMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    run(folder.toPath(), List.of("doctor"), "a module is not checked, see above");
  }
}
