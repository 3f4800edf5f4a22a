package io.framealloc.cli;

import io.framealloc.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operating system says about memory: on Linux by its files, elsewhere it is unknown.
 *
 * @param root the folder that holds {@code proc} and {@code sys}
 */
record SystemMemory(Path root) {

  private static final String UNKNOWN = "unknown";
  private static final Pattern PAGE_SIZE = Pattern.compile("KernelPageSize:\\s+(\\d+) kB");
  private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");

  /** The size of a page, as people read it. */
  String pageSize() {
    return first("proc/self/smaps", PAGE_SIZE)
        .map(kilobytes -> Bytes.format(Bytes.kilobytes(Long.parseLong(kilobytes))))
        .orElse(UNKNOWN);
  }

  /** Which of {@code always}, {@code madvise} and {@code never} is set. */
  String hugePages() {
    return first("sys/kernel/mm/transparent_hugepage/enabled", CHOSEN).orElse(UNKNOWN);
  }

  private Optional<String> first(String file, Pattern pattern) {
    try (BufferedReader lines = Files.newBufferedReader(root.resolve(file))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = pattern.matcher(line);
        if (found.find()) {
          return Optional.of(found.group(1));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
