package io.framealloc.fa.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where it is kept what methods of dependencies do. */
final class CacheOptions {

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Keeps there what methods of jars do; else in the user's cache folder.")
  private @Nullable Path given;

  @Option(names = "--no-cache", description = "Looks at the jars anew, and keeps nothing.")
  private boolean none;

  /** Returns the folder; null for none. */
  @Nullable Path folder(Path base) {
    if (none) {
      return null;
    }
    Path chosen = given;
    return chosen == null
        ? standard(System.getProperty("os.name", ""), System.getenv(), home())
        : base.resolve(chosen);
  }

  private static String home() {
    return System.getProperty("user.home", ".");
  }

  /** Returns the folder that the operating system has for such things. */
  static Path standard(String system, Map<String, String> environment, String home) {
    String name = system.toLowerCase(Locale.ROOT);
    Path caches;
    if (name.contains("windows")) {
      caches = Path.of(environment.getOrDefault("LOCALAPPDATA", home));
    } else if (name.contains("mac")) {
      caches = Path.of(home, "Library", "Caches");
    } else {
      String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
      caches = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".cache");
    }
    return caches.resolve("framealloc").resolve("fa");
  }
}
