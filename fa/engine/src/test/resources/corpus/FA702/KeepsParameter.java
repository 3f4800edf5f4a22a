import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.annotation.Escapes;
import io.framealloc.annotation.Transfers;

/** A public method that keeps or moves a parameter says so. */
public final class KeepsParameter {

  private final SmartAlloc alloc = SmartAlloc.create();
  private FrameBox<Integer> box;

  /** Carries what it is given. */
  public KeepsParameter(FrameBox<Integer> box) { // CLEAN
    this.box = box;
  }

  /** Does not say that it keeps it. */
  public void set(FrameBox<Integer> box) { // WARN FA702
    this.box = box;
  }

  /** Does not say that it moves it. */
  public void send(TransferChannel<Integer> channel, FrameBox<Integer> data) // WARN FA104
      throws InterruptedException {
    channel.send(alloc.frameBoxForTransfer(data));
  }

  /** Says that it keeps it. */
  public void setSaid(@Escapes FrameBox<Integer> given) { // CLEAN
    this.box = given;
  }

  /** Says that it moves it. */
  public void sendSaid(TransferChannel<Integer> channel, @Transfers FrameBox<Integer> data)
      throws InterruptedException { // CLEAN
    channel.send(alloc.frameBoxForTransfer(data));
  }

  /** Only looks. */
  public int get(FrameBox<Integer> data) { // CLEAN
    return data.get();
  }

  void inPackage(FrameBox<Integer> box) { // CLEAN
    this.box = box;
  }
}
