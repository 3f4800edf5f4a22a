/** The programs of the guide. */
// region module
module io.framealloc.examples {
  requires io.framealloc;
  requires static org.jspecify;

  // Packages with records that live in frame or pool memory.
  opens io.framealloc.examples.memory to
      io.framealloc;
  opens io.framealloc.examples.messages to
      io.framealloc;
  opens io.framealloc.examples.runtime to
      io.framealloc;
  opens io.framealloc.examples.start to
      io.framealloc;
}
// endregion
