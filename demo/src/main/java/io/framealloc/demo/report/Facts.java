package io.framealloc.demo.report;

import io.framealloc.Bytes;
import io.framealloc.demo.run.Plan;
import io.framealloc.demo.scene.Scene;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was run, and on what. */
final class Facts {

  private Facts() {}

  static Map<String, String> of(Scene scene, Plan plan) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Mesh", scene.mesh().name());
    facts.put("Triangles", grouped(scene.mesh().triangleCount()));
    facts.put("Bodies", grouped(scene.bodies()));
    facts.put(
        "Frames", grouped(plan.frames()) + " after " + grouped(plan.warmup()) + " to warm up");
    facts.put("Threads", Integer.toString(plan.threads()));
    facts.put("Pictures", pictures(plan));
    facts.put("Seed", Long.toString(scene.seed()));
    facts.put("Java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
    facts.put("Collector", collector());
    facts.put("Heap limit", Bytes.format(Runtime.getRuntime().maxMemory()));
    facts.put(
        "Machine",
        System.getProperty("os.name")
            + (" " + System.getProperty("os.arch"))
            + (", " + Runtime.getRuntime().availableProcessors() + " processors"));
    return facts;
  }

  private static String pictures(Plan plan) {
    return plan.renderEvery() == 0
        ? "none"
        : "every " + plan.renderEvery() + " frames, " + plan.width() + " x " + plan.height();
  }

  private static String collector() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .map(name -> name.split(" ", 2)[0])
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String grouped(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
