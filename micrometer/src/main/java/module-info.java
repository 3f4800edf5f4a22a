/** The figures of an allocator as Micrometer meters. */
@SuppressWarnings({
  "requires-automatic",
  "requires-transitive-automatic"
}) // Micrometer has no other
module io.framealloc.micrometer {
  requires transitive io.framealloc;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.framealloc.micrometer;
}
