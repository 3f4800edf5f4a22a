package io.framealloc.internal.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.BehaviorReport;
import io.framealloc.diagnostics.BehaviorThresholds;
import io.framealloc.diagnostics.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecorderBoundTest {

  private final BehaviorFilter filter = new BehaviorFilter(10);

  private Recorder recorder(Thread thread) {
    filter.turn(true);
    filter.compareWith(BehaviorThresholds.builder().hotLoop(2).build());
    return filter.open(thread);
  }

  private static void frame(Recorder recorder, int number, int tags) {
    recorder.began(number);
    for (int tag = 0; tag < tags; tag++) {
      recorder.took("tag" + tag, 8);
      recorder.took("tag" + tag, 8);
    }
    recorder.ended();
  }

  @Test
  void placesBeyondTheBound_areDroppedAndCounted() {
    Recorder recorder = recorder(Thread.currentThread());
    frame(recorder, 1, 15);
    BehaviorReport report = filter.report();
    assertEquals(10, report.issues().size());
    assertEquals(2 * 5, report.dropped());
    assertEquals(
        "behaviour: frames=1, errors=0, warnings=10, hints=0, dropped=10",
        report.summary().lines().findFirst().orElseThrow());
  }

  @Test
  void reset_makesRoomAgain() {
    Recorder recorder = recorder(Thread.currentThread());
    frame(recorder, 1, 15);
    filter.reset();
    assertEquals(0, filter.report().dropped());
    frame(recorder, 2, 10);
    assertEquals(10, filter.report().issues().size());
    assertEquals(0, filter.report().dropped());
  }

  @Test
  void placesOfDeadThreads_takeTheirRoomOnce() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      Thread thread = new Thread(() -> frame(recorder(Thread.currentThread()), 1, 5));
      thread.start();
      thread.join();
    }
    BehaviorReport report = filter.report();
    assertEquals(5, report.issues().size());
    assertEquals(20, report.framesAnalyzed());
    assertEquals(0, report.dropped());
  }

  @Test
  void placesInOneFrame_areBounded() {
    Recorder recorder = recorder(Thread.currentThread());
    frame(recorder, 1, 5000);
    assertEquals(10 + 2 * (5000 - 10), 10 + filter.report().dropped());
  }

  @Test
  void aListener_isToldOfEachPlaceOnce() {
    List<String> told = new ArrayList<>();
    filter.announceTo((code, place) -> told.add(code + " " + place.tag()));
    Place net = Place.of("net", null);
    filter.announce(Code.FA601, net);
    filter.announce(Code.FA601, net);
    filter.announce(Code.FA603, net);
    filter.announce(Code.FA601, Place.of("io", null));
    assertEquals(List.of("FA601 net", "FA603 net", "FA601 io"), told);
  }
}
