package io.framealloc.fa.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that call a jar: what its methods do is found in their code. */
final class DependencySummariesTest {

  private static final String LIBRARY =
      """
      package lib;

      import io.framealloc.*;
      import io.framealloc.annotation.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;

      public final class Lib {
        private static FrameBox<Integer> last;
        private final List<Object> all = new ArrayList<>();
        private FrameBox<Integer> box;
        private ExecutorService worker;

        public static void keepInStatic(FrameBox<Integer> box) { last = box; }
        public void keepInField(FrameBox<Integer> box) { this.box = box; }
        public void keepInList(Object what) { all.add(what); }
        public void keepByOther(FrameBox<Integer> box) { keepInField(box); }
        public static void keepInGiven(List<Object> list, Object what) { list.add(what); }
        public static int look(FrameBox<Integer> box) { return box.get(); }
        public static int lookAgain(FrameBox<Integer> box, int n) {
          return n == 0 ? box.get() : lookAgain(box, n - 1);
        }
        public void keepForAWhile(FrameBox<Integer> box) { this.box = box; this.box = null; }
        public static void allowed(@Borrows FrameBox<Integer> box) { last = box; }

        public static void begin(SmartAlloc alloc) { alloc.beginFrame(); }
        public static Frame open(SmartAlloc alloc) { return alloc.beginFrame(); }
        public static void end(SmartAlloc alloc) { alloc.endFrame(); }
        public static void finish(Frame frame) { frame.close(); }
        public static void whole(SmartAlloc alloc) { alloc.beginFrame(); alloc.endFrame(); }
        public static void maybe(SmartAlloc alloc, boolean end) { if (end) alloc.endFrame(); }

        public static void free(PoolBox<Integer> box) { box.close(); }
        public static void freeByOther(PoolBox<Integer> box) { free(box); }
        public static int peek(PoolBox<Integer> box) { return box.get(); }
        public static void freeSome(PoolBox<Integer> box, boolean yes) { if (yes) box.close(); }
        public static PoolBox<Integer> make(SmartAlloc alloc) { return alloc.poolBox(1); }
        public static void hand(SmartAlloc alloc, FrameBox<Integer> box, List<Object> to) {
          to.add(alloc.frameBoxForTransfer(box));
        }

        public void later(Runnable task) { worker.execute(task); }
        public void laterByLambda(Runnable task) { worker.execute(() -> task.run()); }
        public void now(Runnable task) { task.run(); }
        public static void await(Future<?> done) throws Exception { done.get(); }
        public static boolean isDone(Future<?> done) { return done.isDone(); }

        public static <T> T same(T what) { return what; }
        public static Object fresh(Frame frame) { return frame.box(1); }
        public static Object plain(Frame frame) { return frame.box(1).get(); }

        public static class Open {
          public void close(PoolBox<Integer> box) { box.close(); }
        }

        public static class Other extends Open {
          @Override public void close(PoolBox<Integer> box) { box.set(1); }
        }
      }
      """;

  private static final String USER =
      """
      package user;

      import io.framealloc.*;
      import java.util.*;
      import java.util.concurrent.*;
      import lib.Lib;

      class User {
        Lib field = new Lib();

        void keeps(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            Lib.keepInStatic(frame.box(1)); // FA702
            field.keepInField(frame.box(1)); // FA702
            field.keepInList(frame.box(1)); // FA702
            field.keepByOther(frame.box(1)); // FA702
          }
        }

        void keepsNot(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            Lib local = new Lib();
            local.keepInField(frame.box(1));
            Lib.keepInGiven(new ArrayList<>(), frame.box(1));
            Lib.look(frame.box(1));
            Lib.lookAgain(frame.box(1), 2);
            field.keepForAWhile(frame.box(1));
            Lib.allowed(frame.box(1));
          }
        }

        void neverEnded() {
          try (SmartAlloc alloc = SmartAlloc.create()) {
            Lib.begin(alloc); // FA103
          }
        }

        void begunTwice(SmartAlloc alloc) {
          Lib.begin(alloc);
          alloc.beginFrame(); // FA101
          alloc.endFrame();
          Lib.end(alloc);
        }

        int endedByLib(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameBox<Integer> box = alloc.frameBox(1);
          Lib.end(alloc);
          return box.get(); // FA104
        }

        int finishedByLib(SmartAlloc alloc) {
          Frame frame = alloc.beginFrame();
          FrameBox<Integer> box = frame.box(1);
          Lib.finish(frame);
          return box.get(); // FA104
        }

        void openedByLib(SmartAlloc alloc) {
          Frame frame = Lib.open(alloc);
          frame.box(1);
          frame.close();
          frame.close(); // FA102
        }

        int balanced(SmartAlloc alloc) {
          Lib.whole(alloc);
          Lib.begin(alloc);
          FrameBox<Integer> box = alloc.frameBox(1);
          int value = box.get();
          Lib.end(alloc);
          return value;
        }

        int perhapsEnded(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameBox<Integer> box = alloc.frameBox(1);
          Lib.maybe(alloc, false);
          int value = box.get();
          alloc.endFrame();
          return value;
        }

        int closedByLib(SmartAlloc alloc) {
          PoolBox<Integer> box = alloc.poolBox(1);
          Lib.free(box);
          return box.get(); // FA402
        }

        void closedTwice(SmartAlloc alloc) {
          PoolBox<Integer> box = alloc.poolBox(1);
          Lib.freeByOther(box);
          box.close(); // FA403
        }

        void borrowedAndLeaked(SmartAlloc alloc) {
          PoolBox<Integer> box = alloc.poolBox(1); // FA401
          Lib.peek(box);
        }

        void leakedFromLib(SmartAlloc alloc) {
          PoolBox<Integer> box = Lib.make(alloc); // FA401
          box.set(1);
        }

        void closes(SmartAlloc alloc, Lib.Open open) {
          PoolBox<Integer> one = alloc.poolBox(1);
          Lib.free(one);
          PoolBox<Integer> two = alloc.poolBox(2);
          Lib.freeSome(two, true);
          two.set(2);
          PoolBox<Integer> three = alloc.poolBox(3);
          open.close(three);
          three.set(3);
          try (PoolBox<Integer> four = Lib.make(alloc)) {
            Lib.peek(four);
          }
        }

        void moved(SmartAlloc alloc, List<Object> to) {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> box = frame.box(1);
            Lib.hand(alloc, box, to);
            box.set(1); // FA104
          }
        }

        void elsewhere(Frame frame, Lib lib) {
          FrameBox<Integer> box = frame.box(1);
          lib.later(() -> box.set(1)); // FA604
          FrameBox<Integer> other = frame.box(1);
          lib.laterByLambda(() -> other.set(1)); // FA604
        }

        void here(Frame frame, Lib lib) {
          FrameBox<Integer> box = frame.box(1);
          lib.now(() -> box.set(1));
        }

        void waits(SmartAlloc alloc, ExecutorService worker, Future<?> other) {
          worker.execute(
              () -> {
                try (Frame frame = alloc.beginFrame()) {
                  FrameBox<Integer> box = frame.box(1);
                  Lib.await(other);
                  box.set(1); // FA603
                } catch (Exception e) {
                  System.out.println(e);
                }
              });
        }

        void waitsNot(SmartAlloc alloc, ExecutorService worker, Future<?> other) {
          worker.execute(
              () -> {
                try (Frame frame = alloc.beginFrame()) {
                  FrameBox<Integer> box = frame.box(1);
                  Lib.isDone(other);
                  box.set(1);
                }
              });
        }

        FrameBox<Integer> alias(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            return Lib.same(frame.box(1)); // FA701
          }
        }

        Object fresh(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            return Lib.fresh(frame); // FA701
          }
        }

        Object plain(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            return Lib.same(Lib.plain(frame));
          }
        }
      }
      """;

  @TempDir private Path folder;

  private static final Pattern LABEL = Pattern.compile("// (FA\\d{3})");

  private static List<String> labels(String source) {
    List<String> labels = new ArrayList<>();
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      Matcher label = LABEL.matcher(line);
      if (label.find()) {
        labels.add(number + " " + label.group(1));
      }
    }
    return labels;
  }

  static List<String> findings(String source, Path jar, DependencySummaries summaries)
      throws IOException {
    String classPath = System.getProperty("java.class.path") + File.pathSeparator + jar;
    JavacTask task =
        (JavacTask)
            Compiled.JAVAC.getTask(
                null,
                null,
                null,
                List.of("-proc:none", "-cp", classPath),
                null,
                List.of(Compiled.source("User", source)));
    Iterable<? extends CompilationUnitTree> units = task.parse();
    task.analyze();
    List<String> found = new ArrayList<>();
    for (Finding finding : new Engine(task, Settings.DEFAULT, summaries).analyze(units)) {
      found.add(finding.span().line() + " " + finding.code());
    }
    return found;
  }

  @Test
  void methodsOfAJar_doWhatTheirCodeDoes() throws IOException {
    Path jar = Compiled.jar(folder, Map.of("Lib", LIBRARY));
    try (DependencySummaries summaries =
        new DependencySummaries(Settings.DEFAULT, List.of(jar), null)) {
      assertEquals(labels(USER), findings(USER, jar, summaries));
    }
  }
}
