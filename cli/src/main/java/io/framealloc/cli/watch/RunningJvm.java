package io.framealloc.cli.watch;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM of this machine and user. */
public final class RunningJvm {

  /** A JVM that cannot be watched; the message says why. */
  public static final class UnwatchableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnwatchableException(String text) {
      super(text);
    }
  }

  private RunningJvm() {}

  /**
   * The folder of the snapshots of a JVM: it stands in a system property there.
   *
   * @throws UnwatchableException if there is no such JVM, or it writes no snapshots
   */
  public static Path snapshots(long pid) throws UnwatchableException {
    if (!isAlive(pid)) {
      throw new UnwatchableException("no such process: pid=" + pid);
    }
    String folder;
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        folder = jvm.getSystemProperties().getProperty(SnapshotEmitter.PROPERTY);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException | IOException e) {
      throw new UnwatchableException(
          "no JVM that can be asked: pid="
              + (pid + ", reason=" + e.getMessage())
              + "; hint: run this command as the user of that process, or name the folder");
    }
    if (folder == null) {
      throw new UnwatchableException(
          "the program writes no snapshots: pid="
              + (pid + "; hint: let it create a SnapshotEmitter, and call its maybeEmit")
              + " in each frame");
    }
    return Path.of(folder);
  }

  /** Whether the process is there. */
  public static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
