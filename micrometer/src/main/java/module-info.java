/** The figures of an allocator as Micrometer meters. */
@SuppressWarnings("requires-transitive-automatic")
module io.framealloc.micrometer {
  requires transitive io.framealloc;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.framealloc.micrometer;
}
