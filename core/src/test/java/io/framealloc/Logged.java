package io.framealloc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what the library logs, instead of printing it. */
final class Logged {

  private Logged() {}

  private static final class Catcher extends Handler {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** What {@code act} makes the library log. */
  static List<LogRecord> by(Runnable act) {
    Logger logger = Logger.getLogger("io.framealloc");
    Catcher catcher = new Catcher();
    logger.addHandler(catcher);
    logger.setUseParentHandlers(false);
    try {
      act.run();
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(catcher);
    }
    return catcher.records;
  }
}
