package io.framealloc;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;

/** Every error of a frame barrier: one factory each. */
final class BarrierErrors {

  private BarrierErrors() {}

  static FrameStateException notRegistered(int parties) {
    return new FrameStateException(
        Code.FA202,
        "thread is not registered with the barrier: parties=%d, thread=%s; hint: call register first"
            .formatted(parties, current()));
  }

  static FrameStateException registeredTwice(int parties) {
    return new FrameStateException(
        Code.FA202,
        "thread registered twice with the barrier: parties=%d, thread=%s; hint: a thread takes one seat"
            .formatted(parties, current()));
  }

  static FrameStateException noSeat(int parties) {
    return new FrameStateException(
        Code.FA202,
        "no seat left at the barrier: parties=%d, thread=%s; hint: make it for more parties"
            .formatted(parties, current()));
  }

  static FrameStateException signalledTwice(int arrived, int parties) {
    return atWork("frame signalled complete twice", arrived, parties, "the next frame");
  }

  static FrameStateException endTooEarly(int arrived, int parties) {
    return atWork("endFrame", arrived, parties, "endFrame");
  }

  private static FrameStateException atWork(String act, int arrived, int parties, String before) {
    return new FrameStateException(
        Code.FA205,
        "%s while other parties of the barrier are still at work: arrived=%d, parties=%d, thread=%s; hint: call awaitAll before %s"
            .formatted(act, arrived, parties, current(), before));
  }

  static FrameStateException broken(Thread dead, int arrived, int parties) {
    return new FrameStateException(
        Code.FA103,
        "barrier broken, a party died before its frame was complete: died=%s, arrived=%d, parties=%d, thread=%s; hint: a thread that leaves calls deregister"
            .formatted(Errors.nameOf(dead), arrived, parties, current()));
  }

  static OwnershipException closed() {
    return new OwnershipException(
        Code.FA402,
        "barrier used after close: thread=%s; hint: close it when its last loop has ended"
            .formatted(current()));
  }

  private static String current() {
    return Errors.nameOf(Thread.currentThread());
  }
}
