package io.framealloc.internal.jfr;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Hears of recordings. The classes of our events are not loaded before the first recording: that
 * would cost a quarter of a second.
 */
final class FlightListener implements FlightRecorderListener {

  private FlightListener() {}

  /** Begins to hear of recordings, and returns the writer if one runs already. */
  static @Nullable FlightWriter listen() {
    FlightRecorder.addListener(new FlightListener());
    return FlightRecorder.isInitialized() ? writer() : null;
  }

  private static @Nullable FlightWriter writer() {
    return JfrWriter.isAnyEnabled() ? JfrWriter.INSTANCE : null;
  }

  @Override
  public void recordingStateChanged(Recording recording) {
    switch (recording.getState()) {
      case RUNNING, STOPPED, CLOSED -> Flight.changed(FlightListener::writer);
      default -> {}
    }
  }
}
