package io.framealloc.fa.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/**
 * Starts the analyzer in every compilation that finds this class: findings are compile errors and
 * warnings.
 *
 * <p>Options after {@code -Xplugin:framealloc}, separated by blanks: {@code -FA602} switches a code
 * off, {@code +FA602} makes it an error, {@code min=error|warning|hint} sets the least severity,
 * {@code models=framealloc,ffm,lwjgl} the libraries that are followed, {@code off} switches all
 * off. Without {@code -Xplugin} the same words are read from the system property {@code
 * framealloc.fa}.
 *
 * @since 0.1
 */
public final class FaPlugin implements Plugin {

  /** Makes the plugin; javac does. */
  public FaPlugin() {}

  @Override
  public String getName() {
    return "framealloc";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... args) {
    if (Boolean.getBoolean("framealloc.fa.hosted")) {
      return; // the command line runs its own engine
    }
    Options options = Options.of(args);
    if (options.isOn()) {
      task.addTaskListener(new Listener(task, options));
    }
  }
}
