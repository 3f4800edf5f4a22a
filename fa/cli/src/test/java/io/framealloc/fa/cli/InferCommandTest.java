package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.fa.cli.analysis.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources before and after the annotations that they lack. */
final class InferCommandTest {

  private static final String BEFORE =
      """
      package game;

      import io.framealloc.*;
      import java.util.concurrent.*;

      public class Store {
        private FrameBox<Integer> last;
        private ExecutorService worker;

        void begin(SmartAlloc alloc) {
          alloc.beginFrame();
        }

        /** Ends it. */
        public void end(SmartAlloc alloc) {
          alloc.endFrame();
        }

        Frame open(SmartAlloc alloc) {
          return alloc.beginFrame();
        }

        void whole(SmartAlloc alloc) {
          alloc.beginFrame();
          alloc.endFrame();
        }

        void keep(int index, FrameBox<Integer> box) {
          last = box;
        }

        void look(FrameBox<Integer> box) {
          box.get();
        }

        void free(PoolBox<Integer> box) {
          box.close();
        }

        void move(SmartAlloc alloc, FrameBox<Integer> box, TransferChannel<Integer> to)
            throws InterruptedException {
          TransferHandle<Integer> handle = alloc.frameBoxForTransfer(box);
          handle.close();
        }

        void later(Runnable task) {
          worker.execute(task);
        }

        void now(Runnable task) {
          task.run();
        }

        void await(Future<?> done) throws Exception {
          done.get();
        }

        Object fresh(Frame frame) {
          return frame.box(1);
        }

        FrameBox<Integer> typed(Frame frame) {
          return frame.box(1);
        }

        private void hidden(SmartAlloc alloc) {
          alloc.endFrame();
        }

        void throughHidden(SmartAlloc alloc) {
          hidden(alloc);
        }
      }
      """;

  private static final String AFTER =
      """
      package game;

      import io.framealloc.*;
      import io.framealloc.annotation.BeginsFrame;
      import io.framealloc.annotation.EndsFrame;
      import io.framealloc.annotation.Escapes;
      import io.framealloc.annotation.Transfers;
      import io.framealloc.annotation.RunsElsewhere;
      import io.framealloc.annotation.Blocking;
      import io.framealloc.annotation.FrameScoped;
      import java.util.concurrent.*;

      public class Store {
        private FrameBox<Integer> last;
        private ExecutorService worker;

        @BeginsFrame
        void begin(SmartAlloc alloc) {
          alloc.beginFrame();
        }

        /** Ends it. */
        @EndsFrame
        public void end(SmartAlloc alloc) {
          alloc.endFrame();
        }

        Frame open(SmartAlloc alloc) {
          return alloc.beginFrame();
        }

        void whole(SmartAlloc alloc) {
          alloc.beginFrame();
          alloc.endFrame();
        }

        void keep(int index, @Escapes FrameBox<Integer> box) {
          last = box;
        }

        void look(FrameBox<Integer> box) {
          box.get();
        }

        void free(@Transfers PoolBox<Integer> box) {
          box.close();
        }

        void move(SmartAlloc alloc, @Transfers FrameBox<Integer> box, TransferChannel<Integer> to)
            throws InterruptedException {
          TransferHandle<Integer> handle = alloc.frameBoxForTransfer(box);
          handle.close();
        }

        void later(@RunsElsewhere Runnable task) {
          worker.execute(task);
        }

        void now(Runnable task) {
          task.run();
        }

        @Blocking
        void await(Future<?> done) throws Exception {
          done.get();
        }

        @FrameScoped
        Object fresh(Frame frame) {
          return frame.box(1);
        }

        FrameBox<Integer> typed(Frame frame) {
          return frame.box(1);
        }

        private void hidden(SmartAlloc alloc) {
          alloc.endFrame();
        }

        @EndsFrame
        void throughHidden(SmartAlloc alloc) {
          hidden(alloc);
        }
      }
      """;

  @TempDir private Path folder;
  private String out = "";

  private int run(String... arguments) {
    StringWriter written = new StringWriter();
    int code =
        Main.commandLine(new World(folder, false, Progress.SILENT))
            .setOut(new PrintWriter(written))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments);
    out = written.toString();
    return code;
  }

  @Test
  void write_putsInWhatIsMissing_andTheSecondRunFindsNothing() throws IOException {
    folder = folder.toRealPath();
    Path file = folder.resolve("Store.java");
    Files.writeString(file, BEFORE);
    assertEquals(0, run("infer", "--no-cache", "--write"));
    assertEquals("written: annotations=9, files=1\n", out);
    assertEquals(AFTER, Files.readString(file));
    assertEquals(0, run("infer", "--no-cache"));
    assertEquals("", out);
    assertEquals(0, run("--no-cache", "--only", "FA102,FA103,FA104,FA702", "--format", "compact"));
    assertEquals("", out);
  }

  @Test
  void bareInfer_printsAPatch_andChangesNothing() throws IOException {
    folder = folder.toRealPath();
    Path file = folder.resolve("Keeps.java");
    String text =
        """
        import io.framealloc.FrameBox;

        class Keeps {
          static FrameBox<Integer> last;

          void keep(FrameBox<Integer> box) {
            last = box;
          }
        }
        """;
    Files.writeString(file, text);
    assertEquals(0, run("infer", "--no-cache"));
    assertEquals(
        """
        --- a/Keeps.java
        +++ b/Keeps.java
        @@ -1,9 +1,10 @@
         import io.framealloc.FrameBox;
        +import io.framealloc.annotation.Escapes;
        \s
         class Keeps {
           static FrameBox<Integer> last;
        \s
        -  void keep(FrameBox<Integer> box) {
        +  void keep(@Escapes FrameBox<Integer> box) {
             last = box;
           }
         }
        """,
        out);
    assertEquals(text, Files.readString(file));
  }
}
