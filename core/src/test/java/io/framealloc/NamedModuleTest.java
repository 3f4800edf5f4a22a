package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Value types in a named module of the user's. */
@Tag("fallback")
final class NamedModuleTest {

  private static final String TYPES =
      """
      package app.model;
      public record Particle(Point at, Kind kind) {
        record Point(float x, float y) {}
        enum Kind { DUST, SPARK }
        interface Ref { float at_x(); void at_x(float value); }
        public static Particle sample() { return new Particle(new Point(1, 2), Kind.SPARK); }
        public static Class<?> ref() { return Ref.class; }
      }
      """;

  @TempDir private Path folder;

  /** Compiles a module of these types and loads it in a layer of its own. */
  private Class<?> particleOf(String directive) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/app/model"));
    Files.writeString(sources.resolve("Particle.java"), TYPES);
    Path descriptor = folder.resolve("src/module-info.java");
    Files.writeString(descriptor, "module app { exports app.model; " + directive + " }");
    StringWriter errors = new StringWriter();
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int status =
        javac.run(
            new PrintWriter(errors),
            new PrintWriter(errors),
            "-d",
            folder.resolve("out").toString(),
            descriptor.toString(),
            sources.resolve("Particle.java").toString());
    assertEquals(0, status, errors::toString);
    ModuleLayer parent = NamedModuleTest.class.getModule().getLayer();
    Configuration configuration =
        parent
            .configuration()
            .resolve(ModuleFinder.of(folder.resolve("out")), ModuleFinder.of(), Set.of("app"));
    ModuleLayer layer =
        ModuleLayer.defineModules(
                configuration, List.of(parent), name -> new Loader(folder.resolve("out")))
            .layer();
    return layer.findLoader("app").loadClass("app.model.Particle");
  }

  /** Finds the classes of the module itself; all others through its parent. */
  private static final class Loader extends ClassLoader {

    private final Path out;

    Loader(Path out) {
      super(NamedModuleTest.class.getClassLoader());
      this.out = out;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = Files.readAllBytes(out.resolve(name.replace('.', '/') + ".class"));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void closedPackage_isRefused_withTheLineToAdd() throws Exception {
    Class<?> particle = particleOf("");
    var refused = assertThrows(IllegalArgumentException.class, () -> ValueType.of(particle));
    assertEquals(
        "the package of app.model.Particle is closed to this library: module=app; hint: add to"
            + " its module-info: opens app.model to io.framealloc;",
        refused.getMessage());
  }

  @Test
  void openedPackage_works() throws Exception {
    Class<?> particle = particleOf("opens app.model;");
    Object value = particle.getMethod("sample").invoke(null);
    Class<?> ref = (Class<?>) particle.getMethod("ref").invoke(null);
    try (SmartAlloc alloc = SmartAlloc.create();
        Frame frame = alloc.beginFrame()) {
      FrameBox<Object> box = frame.box(value);
      assertEquals(value, box.get());
      Object cursor = box.cursor(ref);
      var write = ref.getDeclaredMethod("at_x", float.class);
      write.setAccessible(true);
      write.invoke(cursor, 9f);
      assertEquals("Particle[at=Point[x=9.0, y=2.0], kind=SPARK]", box.toString());
    }
  }
}
