package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Uses events and reports in a JVM that has nothing but the base module. */
final class FewModules {

  private FewModules() {}

  public static void main(String[] args) {
    System.out.println(
        "modules="
            + ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .filter(name -> !name.equals("org.jspecify"))
                .sorted(Comparator.reverseOrder())
                .sorted(Comparator.comparing(name -> !name.startsWith("java.")))
                .collect(Collectors.joining(", ")));
    List<String> told = new ArrayList<>();
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.beginFrame().close();
      alloc.onFrameEvent(
          event ->
              told.add(
                  event instanceof FrameEvent.FrameBegin
                      ? event.toString()
                      : event.getClass().getSimpleName()));
      try (Frame frame = alloc.beginFrame();
          FramePhase _ = frame.phase("work")) {
        frame.slice(long.class, 8);
      }
      System.out.println("told=" + told);
      try {
        alloc.registerMXBean();
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
