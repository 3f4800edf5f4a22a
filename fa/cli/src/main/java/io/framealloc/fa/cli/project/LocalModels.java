package io.framealloc.fa.cli.project;

import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Builds effective models: the pom.xml with its parents, profiles and properties applied. */
@SuppressWarnings("deprecation") // Maven's own interface has the deprecated ModelSource.
final class LocalModels implements ModelResolver {

  private final Repository repository;
  private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();

  LocalModels(Repository repository) {
    this.repository = repository;
  }

  Model effective(Path pom) throws ModelBuildingException {
    Properties properties = new Properties();
    properties.putAll(repository.session().getSystemProperties());
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setPomFile(pom.toFile());
    request.setModelResolver(this);
    request.setSystemProperties(properties);
    request.setProcessPlugins(true);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    return builder.build(request).getEffectiveModel();
  }

  @Override
  public ModelSource resolveModel(String groupId, String artifactId, String version)
      throws UnresolvableModelException {
    try {
      File file =
          repository
              .system()
              .resolveArtifact(
                  repository.session(),
                  new ArtifactRequest(
                      new DefaultArtifact(groupId, artifactId, "pom", version), null, null))
              .getArtifact()
              .getFile();
      return new FileModelSource(file);
    } catch (ArtifactResolutionException e) {
      throw new UnresolvableModelException(e.getMessage(), groupId, artifactId, version, e);
    }
  }

  @Override
  public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
    return resolveModel(
        dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  @Override
  public void addRepository(org.apache.maven.model.Repository added) {
    // Only the local repository is read.
  }

  @Override
  public void addRepository(org.apache.maven.model.Repository added, boolean replace) {
    // Only the local repository is read.
  }

  @Override
  public ModelResolver newCopy() {
    return this;
  }
}
