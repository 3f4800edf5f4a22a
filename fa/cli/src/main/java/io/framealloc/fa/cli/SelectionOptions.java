package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.catalog.Group;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which codes are looked for, and how bad they are. */
final class SelectionOptions {

  @Option(names = "--all", description = "Everything (the default).")
  private boolean all;

  @Option(names = "--dirtymem", description = "Life cycle, ownership, escapes: FA1, FA4, FA7.")
  private boolean dirtymem;

  @Option(names = "--threading", description = "Threads, barriers, transfers: FA2.")
  private boolean threading;

  @Option(names = "--budgets", description = "Growth without a bound: FA3.")
  private boolean budgets;

  @Option(names = "--async-safety", description = "Tasks, continuations, hot loops: FA6.")
  private boolean asyncSafety;

  @Option(names = "--architecture", description = "Tags and package boundaries: FA8.")
  private boolean architecture;

  @Option(names = "--gpu", description = "GPU memory, FA9: nothing in this version.")
  private boolean gpu;

  @Option(
      names = "--deny",
      split = ",",
      paramLabel = "CODE",
      converter = CodeConverter.Found.class,
      description = "Makes a code an error; may be repeated.")
  private List<Code> deny = new ArrayList<>();

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "CODE",
      converter = CodeConverter.Found.class,
      description = "Drops a code; may be repeated.")
  private List<Code> allow = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CODE",
      converter = CodeConverter.Found.class,
      description = "Looks for these codes only.")
  private List<Code> only = new ArrayList<>();

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "CODE",
      converter = CodeConverter.Found.class,
      description = "Leaves these codes out.")
  private List<Code> skip = new ArrayList<>();

  /** The settings with what is left out switched off, and what is denied made an error. */
  Settings apply(Settings settings) {
    Map<Code, Level> levels = new EnumMap<>(Code.class);
    levels.putAll(settings.levels());
    deny.forEach(code -> levels.put(code, Level.DENY));
    allow.forEach(code -> levels.put(code, Level.ALLOW));
    Set<Code> wanted = wanted();
    for (Code code : Code.values()) {
      if (!wanted.contains(code)) {
        levels.put(code, Level.ALLOW);
      }
    }
    return settings.withLevels(levels);
  }

  /** What the user should know of the choice; null if nothing. */
  @Nullable String note() {
    return gpu
        ? "--gpu looks for nothing: its codes FA901 to FA905 are for the GPU module, which this"
            + " version has not"
        : null;
  }

  private Set<Code> wanted() {
    Set<Code> wanted = EnumSet.noneOf(Code.class);
    if (!only.isEmpty()) {
      wanted.addAll(only);
    } else {
      groups().forEach(group -> wanted.addAll(group.codes()));
    }
    skip.forEach(wanted::remove);
    return wanted;
  }

  private Set<Group> groups() {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    add(groups, dirtymem, Group.DIRTYMEM);
    add(groups, threading, Group.THREADING);
    add(groups, budgets, Group.BUDGETS);
    add(groups, asyncSafety, Group.ASYNC_SAFETY);
    add(groups, architecture, Group.ARCHITECTURE);
    add(groups, gpu, Group.GPU);
    add(groups, all || groups.isEmpty(), Group.ALL);
    return groups;
  }

  private static void add(Set<Group> groups, boolean chosen, Group group) {
    if (chosen) {
      groups.add(group);
    }
  }
}
