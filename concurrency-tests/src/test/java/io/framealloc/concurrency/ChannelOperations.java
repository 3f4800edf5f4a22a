package io.framealloc.concurrency;

import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import io.framealloc.TransferState;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/** What threads do with a channel that holds two of three transfers. */
@Param(name = "transfer", gen = IntGen.class, conf = "0:2")
public class ChannelOperations {

  static final int TRANSFERS = 3;
  static final int CAPACITY = 2;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<TransferHandle<Long>> handles = new ArrayList<>();
  private final TransferChannel<Long> channel = TransferChannel.create(CAPACITY);

  /** Makes the transfers. */
  public ChannelOperations() {
    alloc.diagnostics(finding -> {});
    for (long i = 0; i < TRANSFERS; i++) {
      handles.add(alloc.frameBoxForTransfer(i));
    }
  }

  /** Sends, unless the channel is full. */
  @Operation
  public String send(@Param(name = "transfer") int transfer) throws InterruptedException {
    try {
      return channel.send(handles.get(transfer), Duration.ZERO) ? "sent" : "full";
    } catch (OwnershipException e) {
      return "refused";
    }
  }

  /** Takes a transfer out, and tells which. */
  @Operation
  public int receive() throws InterruptedException {
    return channel.receive(Duration.ZERO).map(handles::indexOf).orElse(-1);
  }

  /** Closes the channel. */
  @Operation
  public void close() {
    channel.close();
  }

  /** What is in the channel is counted, and what is not is the sender's still, or freed. */
  @Validate
  public void check() {
    int inside = channel.size();
    channel.close();
    long freed = handles.stream().filter(h -> h.state() == TransferState.CLOSED).count();
    if (freed < inside || channel.size() != 0) {
      throw new AssertionError("freed=" + freed + ", inside=" + inside);
    }
  }
}
