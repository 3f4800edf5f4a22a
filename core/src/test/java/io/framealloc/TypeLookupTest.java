package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.framealloc.Shapes.Level;
import io.framealloc.Shapes.Vec3;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The value type that a thread's arena remembers. */
@Tag("fallback")
final class TypeLookupTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  /** Defines the records of {@link Shapes} a second time. */
  private static final class Copies extends ClassLoader {

    private static final String PREFIX = Shapes.class.getName();

    Copies() {
      super(TypeLookupTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PREFIX)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private Object remembered() {
    return frame.arena().known;
  }

  @Test
  void lastType_isRemembered_byEveryFactory() {
    frame.box(new Vec3(1, 2, 3));
    assertSame(ValueType.of(Vec3.class), remembered());
    frame.alloc(Long.class);
    assertSame(ValueType.of(long.class), remembered());
    frame.batch(Vec3.class, 2);
    assertSame(ValueType.of(Vec3.class), remembered());
    frame.slice(Short.class, 2);
    assertSame(ValueType.of(short.class), remembered());
    frame.vec(Vec3.class);
    assertSame(ValueType.of(Vec3.class), remembered());
  }

  @Test
  void typesInTurn_areEachTheirOwn() {
    for (int i = 0; i < 10; i++) {
      assertEquals(new Vec3(i, i, i), frame.box(new Vec3(i, i, i)).get());
      assertEquals(i, frame.box(i).get());
      assertEquals(Level.MIDDLE, frame.box(Level.MIDDLE).get());
      assertEquals(3, frame.slice(int.class, 3).size());
    }
  }

  @Test
  void rememberedClass_canBeUnloaded_afterAnotherWasLookedUp() throws Exception {
    WeakReference<Class<?>> copy = useCopy();
    frame.box(1);
    for (int i = 0; i < 50 && copy.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(copy.get());
  }

  private WeakReference<Class<?>> useCopy() throws Exception {
    Class<?> copy = new Copies().loadClass(Vec3.class.getName());
    assertNotSame(Vec3.class, copy);
    frame.alloc(copy);
    assertSame(ValueType.of(copy), remembered());
    return new WeakReference<>(copy);
  }
}
