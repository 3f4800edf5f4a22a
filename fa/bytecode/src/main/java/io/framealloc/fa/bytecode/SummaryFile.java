package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.Fate;
import io.framealloc.fa.engine.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Summaries as text: a line for each method, between a line with the version and one with the
 * count.
 *
 * <pre>
 * framealloc-summaries 1 KEY
 * game/Store keep (Lio/framealloc/FrameBox;)V bh -
 * end 1
 * </pre>
 *
 * <p>A line names the class, the method and its descriptor; then come the signs of the {@link
 * Fate}s of the receiver and of each parameter; then the result ({@code -}, {@code frame}, {@code
 * owned}, {@code =0} for the first parameter, {@code =-1} for the receiver); then perhaps {@code
 * waits}.
 */
final class SummaryFile {

  /** The name in a jar. */
  static final String IN_JAR = "META-INF/framealloc/summaries";

  private static final String HEAD = "framealloc-summaries 1";

  private SummaryFile() {}

  /** Writes summaries; the key says what they were made of. */
  static String write(Map<Program.Key, Summary> summaries, String key) {
    StringBuilder text = new StringBuilder(HEAD).append(' ').append(key).append('\n');
    summaries.forEach(
        (method, summary) -> {
          text.append(method.owner()).append(' ').append(method.name()).append(' ');
          text.append(method.descriptor()).append(' ').append(summary.receiver().sign());
          summary.parameters().forEach(fate -> text.append(fate.sign()));
          text.append(' ').append(result(summary));
          text.append(summary.blocking() ? " waits\n" : "\n");
        });
    return text.append("end ").append(summaries.size()).append('\n').toString();
  }

  private static String result(Summary summary) {
    return switch (summary.result()) {
      case UNKNOWN -> "-";
      case FRAME_DATA -> "frame";
      case OWNED -> "owned";
      case ALIAS -> "=" + summary.alias();
    };
  }

  /**
   * Reads summaries.
   *
   * @param text of a file
   * @param key that it must have; null for any
   * @return the summaries; null if they are of another version or key, or damaged
   */
  static @Nullable Map<Program.Key, Summary> read(String text, @Nullable String key) {
    List<String> lines = text.lines().toList();
    String head = HEAD + (key == null ? "" : " " + key);
    boolean known = !lines.isEmpty() && (lines.getFirst() + " ").startsWith(head + " ");
    if (!known || !lines.getLast().equals("end " + (lines.size() - 2))) {
      return null;
    }
    Map<Program.Key, Summary> summaries = new LinkedHashMap<>();
    try {
      for (String line : lines.subList(1, lines.size() - 1)) {
        List<String> words = List.of(line.split(" ", -1));
        boolean waits = words.size() == 6 && words.get(5).equals("waits");
        if (words.size() != 5 && !waits) {
          return null;
        }
        summaries.put(
            new Program.Key(words.get(0), words.get(1), words.get(2)),
            summary(words.get(3), words.get(4), waits));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
    return summaries;
  }

  private static Summary summary(String fates, String result, boolean waits) {
    List<Fate> parameters = new ArrayList<>();
    fates.substring(1).chars().forEach(sign -> parameters.add(Fate.of((char) sign)));
    int alias = 0;
    Summary.Result given =
        switch (result) {
          case "-" -> Summary.Result.UNKNOWN;
          case "frame" -> Summary.Result.FRAME_DATA;
          case "owned" -> Summary.Result.OWNED;
          default -> {
            if (!result.startsWith("=")) {
              throw new IllegalArgumentException("no such result: " + result);
            }
            alias = Integer.parseInt(result.substring(1));
            if (alias >= parameters.size()) {
              throw new IllegalArgumentException("no such parameter: " + result);
            }
            yield Summary.Result.ALIAS;
          }
        };
    return new Summary(Fate.of(fates.charAt(0)), parameters, given, alias, waits);
  }
}
