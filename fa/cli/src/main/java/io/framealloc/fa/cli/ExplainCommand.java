package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.pages.Page;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa explain}: prints the page of a code. */
@Command(
    name = "explain",
    description = "Says what a code means, with wrong and right code.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CODE", converter = CodeConverter.class, description = "Such as FA104.")
  private Code code;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Page.of(code).markdown());
    out.flush();
    return 0;
  }
}
