package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the summaries of jars in a folder, one file each, named by the jar.
 *
 * <p>A file counts as long as path, size and time of the jar and the settings are the same. One
 * that is damaged is written anew; a folder that cannot be written is as none.
 */
final class SummaryCache {

  private final Path folder;
  private final Settings settings;

  SummaryCache(Path folder, Settings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** Returns the summaries of a jar; null if they are not kept, or not of this jar. */
  @Nullable Map<Program.Key, Summary> read(Path jar) {
    try {
      String key = key(jar);
      return key == null ? null : SummaryFile.read(Files.readString(file(jar)), key);
    } catch (IOException e) {
      return null;
    }
  }

  void write(Path jar, Map<Program.Key, Summary> summaries) {
    try {
      String key = key(jar);
      if (key == null) {
        return;
      }
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "summaries", ".tmp");
      try {
        Files.writeString(written, SummaryFile.write(summaries, key));
        Files.move(written, file(jar), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      return; // without a cache it is slower, and that is all
    }
  }

  /* A jar that has changed takes the place of the older one. */
  private Path file(Path jar) {
    String path = jar.toAbsolutePath().normalize().toString();
    return folder.resolve(jar.getFileName() + "-" + hash(path) + ".txt");
  }

  /* Null for a folder, whose classes may change at any time. */
  private @Nullable String key(Path jar) throws IOException {
    BasicFileAttributes of = Files.readAttributes(jar, BasicFileAttributes.class);
    if (!of.isRegularFile()) {
      return null;
    }
    String text =
        String.join(
            "\n",
            jar.toAbsolutePath().normalize().toString(),
            String.valueOf(of.size()),
            String.valueOf(of.lastModifiedTime().toMillis()),
            new TreeSet<>(settings.models()).toString(),
            settings.spawn().toString(),
            settings.blocking().toString(),
            settings.retain().toString());
    return hash(text);
  }

  private static String hash(String text) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
