package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.cli.fix.Patch;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of rustc: code, place, source lines with marks, notes, help, and the fix as a diff. */
final class TerminalFormat {

  private final Report report;
  private final Style style;
  private final Map<Path, SourceText> sources = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  TerminalFormat(Report report, Style style) {
    this.report = report;
    this.style = style;
  }

  String write() {
    report.unreadable().forEach(this::unreadable);
    report.results().forEach(this::finding);
    for (String note : report.notes()) {
      out.append(style.bold("note")).append(": ").append(note).append('\n');
    }
    summary();
    return out.toString();
  }

  private void unreadable(Unreadable file) {
    out.append(style.severity(Severity.ERROR, "error"));
    out.append(
        style.bold(": cannot be analysed: " + file.message().lines().findFirst().orElse("")));
    out.append('\n').append(style.frame(" --> ")).append(report.show(file.file()));
    out.append(file.line() > 0 ? ":" + file.line() + ":" + file.column() + "\n\n" : "\n\n");
  }

  private void finding(Result result) {
    Finding finding = result.finding();
    Severity severity = finding.severity();
    out.append(style.severity(severity, Words.of(severity) + "[" + finding.code() + "]"));
    out.append(style.bold(": " + finding.message())).append('\n');
    Map<Path, Snippet> snippets = snippets(finding);
    int width = snippets.values().stream().mapToInt(Snippet::width).max().orElse(1);
    String arrow = "-->";
    for (Map.Entry<Path, Snippet> entry : snippets.entrySet()) {
      place(width, arrow, entry.getKey(), first(finding, entry.getKey()));
      bar(width, "");
      entry.getValue().write(out, width);
      bar(width, "");
      arrow = ":::";
    }
    finding.notes().forEach(note -> fact(width, "note", note));
    if (!finding.help().isEmpty()) {
      fact(width, "help", finding.help());
    }
    if (result.observed() != null) {
      fact(width, "observed", Words.of(result.observed()));
    }
    finding.fixes().stream().findFirst().ifPresent(fix -> fix(width, fix));
    fact(width, "see", "fa explain " + finding.code());
    out.append('\n');
  }

  /** Where a finding is in a file: its own place, or the first of the related ones. */
  private static Span first(Finding finding, Path file) {
    if (Path.of(finding.span().file()).equals(file)) {
      return finding.span();
    }
    return finding.related().stream()
        .map(Related::span)
        .filter(span -> Path.of(span.file()).equals(file))
        .findFirst()
        .orElseThrow();
  }

  private Map<Path, Snippet> snippets(Finding finding) {
    Map<Path, Snippet> snippets = new LinkedHashMap<>();
    snippet(snippets, finding.span())
        .mark(
            finding.span(), '^', finding.label(), text -> style.severity(finding.severity(), text));
    for (Related related : finding.related()) {
      snippet(snippets, related.span()).mark(related.span(), '-', related.label(), style::frame);
    }
    return snippets;
  }

  private Snippet snippet(Map<Path, Snippet> snippets, Span span) {
    Path file = Path.of(span.file());
    return snippets.computeIfAbsent(file, _ -> new Snippet(source(file), style));
  }

  private SourceText source(Path file) {
    return sources.computeIfAbsent(file, SourceText::read);
  }

  private void place(int width, String arrow, Path file, Span span) {
    out.append(style.frame(" ".repeat(width) + arrow)).append(' ').append(report.show(file));
    out.append(":%d:%d\n".formatted(span.line(), span.column()));
  }

  private void bar(int width, String text) {
    out.append(style.frame(" ".repeat(width) + " |")).append(text).append('\n');
  }

  private void fact(int width, String name, String text) {
    String indent = "\n" + " ".repeat(width + name.length() + 5);
    out.append(style.frame(" ".repeat(width) + " =")).append(' ').append(style.bold(name));
    out.append(": ").append(text.strip().replace("\n", indent)).append('\n');
  }

  private void fix(int width, Fix fix) {
    fact(width, "fix", fix.title());
    Map<Path, List<Patch.Line>> files = new LinkedHashMap<>();
    for (Path file : Patch.files(fix)) {
      files.put(file, Patch.lines(source(file), Patch.apply(source(file).text(), fix, file)));
    }
    for (List<Patch.Line> lines : files.values()) {
      for (Patch.Line line : lines) {
        String text = line.sign() + " " + line.text().replace("\t", "    ");
        out.append(style.frame(" ".repeat(width) + " |")).append(' ');
        out.append(line.sign() == '+' ? style.added(text) : style.removed(text)).append('\n');
      }
    }
  }

  private void summary() {
    String files = Words.plural(report.files().size(), "file") + " analysed";
    String counts = Words.counts(report);
    out.append(counts.isEmpty() ? "no findings" : counts).append(", ").append(files);
    if (!report.unreadable().isEmpty()) {
      out.append(", ").append(report.unreadable().size()).append(" could not be");
    }
    out.append('\n');
  }
}
