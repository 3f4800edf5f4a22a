package io.framealloc.benchmarks.run;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as text for a terminal, or in a page.
 *
 * <p>A page has pairs of lines {@code <!-- bench:NAME -->} and {@code <!-- /bench:NAME -->}; what
 * is between them is replaced. Names are {@code machine}, {@code bars}, {@code losses} and {@code
 * rows}. The figures come from the {@code .json} files in the folder that has the page's name
 * without its ending.
 */
public final class Report {

  private Report() {}

  /** For a terminal: the bars and, unless {@code barsOnly}, all rows. */
  public static List<String> text(Path json, boolean barsOnly) throws IOException {
    Results results = Results.read(json);
    List<String> lines = new ArrayList<>();
    Table bars = Tables.bars(results);
    if (!bars.isEmpty()) {
      lines.addAll(bars.text());
    }
    if (!barsOnly) {
      for (Class<? extends Comparison> comparison : Catalogue.ALL) {
        Table row = Tables.row(results, comparison);
        if (!row.isEmpty()) {
          lines.add("");
          lines.add(Catalogue.row(comparison).title());
          lines.addAll(row.text());
        }
      }
    }
    return lines;
  }

  /** The folder of the figures of a page. */
  public static Path folder(Path page) {
    String name = page.getFileName().toString();
    int end = name.lastIndexOf('.');
    return page.resolveSibling(end < 0 ? name : name.substring(0, end));
  }

  /**
   * Fills a page.
   *
   * @throws IOException if the page or a file of figures cannot be read or written
   * @throws IllegalArgumentException if a file of figures is malformed, or there is none, or the
   *     page lacks a pair of marks
   */
  public static void fill(Path page) throws IOException {
    Path folder = folder(page);
    Results results = Results.readAll(folder);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("no figures: folder=" + folder);
    }
    List<String> lines = Files.readAllLines(page);
    lines = replaced(lines, "machine", machine(folder));
    lines = replaced(lines, "bars", Tables.bars(results).markdown());
    lines = replaced(lines, "losses", losses(results));
    lines = replaced(lines, "rows", rows(results));
    Files.write(page, lines);
  }

  private static List<String> machine(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : Results.files(folder)) {
      String name = file.getFileName().toString();
      lines.add("Figures: [" + name + "](" + folder.getFileName() + "/" + name + ")");
      lines.add("");
      lines.add("```");
      Path description = Session.description(file);
      if (Files.exists(description)) {
        lines.addAll(Files.readAllLines(description));
      }
      lines.add("```");
    }
    return lines;
  }

  private static List<String> losses(Results results) {
    Table losses = Tables.losses(results);
    return losses.isEmpty() ? List.of("None.") : losses.markdown();
  }

  private static List<String> rows(Results results) {
    List<String> lines = new ArrayList<>();
    for (Class<? extends Comparison> comparison : Catalogue.ALL) {
      Table row = Tables.row(results, comparison);
      if (!row.isEmpty()) {
        lines.add("### " + Catalogue.row(comparison).title());
        lines.add("");
        lines.addAll(row.markdown());
        lines.add("");
      }
    }
    return lines;
  }

  private static List<String> replaced(List<String> lines, String name, List<String> content) {
    int start = lines.indexOf("<!-- bench:" + name + " -->");
    int end = lines.indexOf("<!-- /bench:" + name + " -->");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("the page lacks the marks: name=bench:" + name);
    }
    List<String> all = new ArrayList<>(lines.subList(0, start + 1));
    all.add("");
    all.addAll(content);
    if (!content.isEmpty() && !content.getLast().isEmpty()) {
      all.add("");
    }
    all.addAll(lines.subList(end, lines.size()));
    return all;
  }
}
