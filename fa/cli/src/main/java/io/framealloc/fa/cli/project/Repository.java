package io.framealloc.fa.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.supplier.RepositorySystemSupplier;

/** Maven's local repository of this machine; nothing is downloaded. */
record Repository(RepositorySystem system, DefaultRepositorySystemSession session) {

  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*([^<]*?)\\s*</localRepository>");

  static Repository open(Workspace workspace) {
    RepositorySystem system = new RepositorySystemSupplier().get();
    DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.setProperty("maven.multiModuleProjectDirectory", workspace.root().toString());
    session.setSystemProperties(properties);
    session.setOffline(true);
    session.setWorkspaceReader(workspace);
    // Whoever downloaded an artifact: here it only matters that it is there.
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(
            session, new LocalRepository(folder().toFile(), "simple")));
    return new Repository(system, session);
  }

  private static Path folder() {
    String property = System.getProperty("maven.repo.local");
    if (property != null) {
      return Path.of(property);
    }
    Path home = Path.of(System.getProperty("user.home"), ".m2");
    try {
      Matcher setting = SETTING.matcher(Files.readString(home.resolve("settings.xml")));
      if (setting.find()) {
        return Path.of(setting.group(1).replace("${user.home}", System.getProperty("user.home")));
      }
    } catch (java.io.IOException e) {
      // Without the file, the folder is where it always is.
    }
    return home.resolve("repository");
  }
}
