package io.framealloc.fa.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** {@code fa:doctor}: says whether the build really runs the checks. */
@Mojo(name = "doctor", aggregator = true, threadSafe = true)
public final class DoctorMojo extends FaMojo {

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true)
  private File folder;

  /**
   * Made by Maven.
   *
   * @param repositories where the fa command is found
   * @param toolchains where a JDK for it is found
   */
  @Inject
  public DoctorMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    super(repositories, toolchains);
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    run(folder.toPath(), List.of("doctor"), "a module is not checked, see above");
  }
}
