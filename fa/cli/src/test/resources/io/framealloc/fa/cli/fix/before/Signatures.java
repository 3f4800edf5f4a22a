import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;

/** Methods that do not say what they do. */
public final class Signatures {

  private final SmartAlloc alloc = SmartAlloc.create();
  private FrameBox<Integer> last;

  /** Begins. */
  public void tickStarts() {
    alloc.beginFrame();
  }

  /** Ends. */
  public void tickEnds() {
    alloc.endFrame();
  }

  /** Keeps. */
  public void keep(String name, FrameBox<Integer> box) {
    System.out.println(name);
    last = box;
  }

  /** Moves. */
  public void send(TransferChannel<Integer> channel, FrameBox<Integer> data)
      throws InterruptedException {
    channel.send(alloc.frameBoxForTransfer(data));
  }
}
