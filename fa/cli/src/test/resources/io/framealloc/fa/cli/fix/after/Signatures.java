import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.annotation.BeginsFrame;
import io.framealloc.annotation.EndsFrame;
import io.framealloc.annotation.Escapes;
import io.framealloc.annotation.Transfers;

/** Methods that do not say what they do. */
public final class Signatures {

  private final SmartAlloc alloc = SmartAlloc.create();
  private FrameBox<Integer> last;

  /** Begins. */
  @BeginsFrame
  public void tickStarts() {
    alloc.beginFrame();
  }

  /** Ends. */
  @EndsFrame
  public void tickEnds() {
    alloc.endFrame();
  }

  /** Keeps. */
  public void keep(String name, @Escapes FrameBox<Integer> box) {
    System.out.println(name);
    last = box;
  }

  /** Moves. */
  public void send(TransferChannel<Integer> channel, @Transfers FrameBox<Integer> data)
      throws InterruptedException {
    channel.send(alloc.frameBoxForTransfer(data));
  }
}
