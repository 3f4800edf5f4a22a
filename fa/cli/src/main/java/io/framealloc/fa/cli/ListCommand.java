package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.catalog.Group;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fa list}: one line for each code. */
@Command(name = "list", description = "Lists the codes.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description =
          "Only one group: dirtymem, threading, budgets, async-safety, architecture or gpu.")
  private @Nullable String category;

  @Override
  public Integer call() {
    Group group = group();
    PrintWriter out = spec.commandLine().getOut();
    for (Code code : Code.values()) {
      if (group.covers(code)) {
        out.println(
            "%s  %-7s  %-10s  %s"
                .formatted(
                    code,
                    code.severity().name().toLowerCase(Locale.ROOT),
                    where(code),
                    code.title())
                .stripTrailing());
      }
    }
    out.flush();
    return 0;
  }

  private Group group() {
    if (category == null) {
      return Group.ALL;
    }
    List<Group> known = Arrays.asList(Group.values());
    return known.stream()
        .filter(group -> group.option().equalsIgnoreCase(category))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no such category: %s; known: %s"
                        .formatted(
                            category,
                            String.join(", ", known.stream().map(Group::option).toList()))));
  }

  private static String where(Code code) {
    if (Group.GPU.covers(code)) {
      return "planned";
    }
    if (!code.isByAnalyzer()) {
      return "run time";
    }
    return code.isAtRunTime() ? "fa and run" : "fa";
  }
}
