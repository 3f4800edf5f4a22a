package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.MethodTree;
import io.framealloc.fa.engine.mutation.Program.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Programs rewritten for another library, a class for each method that holds memory. */
final class Skeletons {

  private static final String FRAME =
      """
      package skeletons;

      import java.lang.foreign.*;
      import java.nio.*;
      import org.lwjgl.system.MemoryStack;

      final class %s {
        static void use(Object... memory) {}
        static boolean test(Object... memory) { return Math.random() < 0.5; }
        static int number(Object... memory) { return (int) (9 * Math.random()); }
        static void run(Runnable task) { task.run(); }
      %s}
      """;

  private Skeletons() {}

  static List<Source> of(Program program, Sites sites, Dialect to) {
    Set<MethodTree> methods = new LinkedHashSet<>();
    sites.sites().forEach(site -> methods.add(site.method()));
    sites.frames().forEach(frame -> methods.add(frame.method()));
    List<Source> sources = new ArrayList<>();
    for (MethodTree method : methods) {
      List<Site> held = sites.sites().stream().filter(site -> site.method() == method).toList();
      List<Region> regions =
          sites.frames().stream()
              .filter(frame -> frame.method() == method)
              .map(Sites.Frame::region)
              .toList();
      String name = "Skeleton" + sources.size();
      String body = new Skeleton(program, to, held, regions).of(method, "method");
      sources.add(new Source("/skeletons/" + name + ".java", FRAME.formatted(name, body)));
    }
    return sources;
  }
}
