package io.framealloc.fa.cli.config;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.catalog.Group;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.MethodPattern;
import io.framealloc.fa.engine.PackageGlob;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads a configuration; what it does not know, it refuses. */
public final class ConfigReader {

  private static final Pattern GLOB = Pattern.compile("[\\w$*]+(\\.[\\w$*]+)*");

  /** What FA501, FA502 and FA520 go by: no source and no recording has these figures. */
  private static final List<String> AT_RUN_TIME =
      List.of("survival_frames", "survival_rate", "promotion_rate");

  private ConfigReader() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return what it says
   * @throws ConfigException if it says something that is not known
   * @throws IOException if it cannot be read
   */
  public static Config read(Path file) throws ConfigException, IOException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (MalformedInputException e) {
      throw new ConfigException(file.toString(), 1, 1, "not a text file in UTF-8");
    }
  }

  /**
   * Reads a text.
   *
   * @param name of the file, for messages
   * @param text its content
   * @return what it says
   * @throws ConfigException if it says something that is not known
   */
  public static Config parse(String name, String text) throws ConfigException {
    TomlParseResult result = parsed(name, text);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().getFirst();
      throw new ConfigException(
          name,
          first.position().line(),
          first.position().column(),
          String.valueOf(first.getMessage()));
    }
    return config(Section.root(name, result));
  }

  private static TomlParseResult parsed(String name, String text) throws ConfigException {
    try {
      return Toml.parse(text);
    } catch (RuntimeException | AssertionError e) {
      // The parser gives up on some texts that are far from TOML.
      throw new ConfigException(name, 1, 1, "cannot be parsed: " + e.getMessage());
    }
  }

  private static Config config(Section root) throws ConfigException {
    Section global = root.section("global");
    Severity minSeverity = global.constant("min_severity", Severity.class, Severity.HINT);
    List<String> exclude = global.texts("exclude");
    boolean denyWarnings = global.flag("deny_warnings", false);
    global.refuseUnknown();
    Settings settings = Settings.DEFAULT.withLevels(levels(root.section("lints")));
    settings = withTags(settings, root.section("tags"));
    settings =
        settings.withBoundaries(
            root.section("boundaries").lists(ConfigReader::glob, ConfigReader::glob));
    settings = withThresholds(settings, root.section("thresholds"));
    settings =
        settings.withMethods(
            methods(root.section("spawn")),
            methods(root.section("blocking")),
            methods(root.section("retain")));
    root.refuseUnknown();
    return new Config(minSeverity, exclude, denyWarnings, settings);
  }

  private static Map<Code, Level> levels(Section lints) throws ConfigException {
    Map<Code, Level> levels = new EnumMap<>(Code.class);
    for (String key : lints.keys()) {
      Code code;
      try {
        code = Code.valueOf(key);
      } catch (IllegalArgumentException e) {
        throw lints.wrong(key, "no such code; fa list shows all");
      }
      String reason = Group.whyNotFound(code);
      if (!reason.isEmpty()) {
        throw lints.wrong(key, reason);
      }
      levels.put(code, lints.constant(key, Level.class, Level.WARN));
    }
    return levels;
  }

  private static Settings withTags(Settings settings, Section tags) throws ConfigException {
    List<String> known = tags.texts("known");
    Map<PackageGlob, List<String>> packages =
        tags.section("packages").lists(ConfigReader::glob, tag -> tag);
    tags.refuseUnknown();
    return settings.withTags(known, packages);
  }

  private static Settings withThresholds(Settings settings, Section thresholds)
      throws ConfigException {
    int hotLoop = thresholds.count("hot_loop", settings.hotLoop());
    for (String key : AT_RUN_TIME) {
      if (thresholds.keys().contains(key)) {
        throw thresholds.wrong(
            key, "judged in the running program only, by alloc.behaviorThresholds(...)");
      }
    }
    thresholds.refuseUnknown();
    return settings.withHotLoop(hotLoop);
  }

  private static List<MethodPattern> methods(Section section) throws ConfigException {
    List<MethodPattern> methods = section.list("methods", MethodPattern::parse);
    section.refuseUnknown();
    return methods;
  }

  private static PackageGlob glob(String text) {
    if (!GLOB.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a pattern is names joined by dots, * and ** for any: pattern=" + text);
    }
    return new PackageGlob(text);
  }
}
