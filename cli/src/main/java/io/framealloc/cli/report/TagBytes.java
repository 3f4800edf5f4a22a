package io.framealloc.cli.report;

/**
 * What the allocations of one tag took.
 *
 * @param path the nested tags, joined by {@code ::}
 * @param kind of memory
 * @param bytes what they took
 * @param allocations how many
 */
record TagBytes(String path, String kind, long bytes, long allocations) {

  static final String UNTAGGED = "(no tag)";

  TagBytes plus(TagBytes other) {
    return new TagBytes(path, kind, bytes + other.bytes, allocations + other.allocations);
  }
}
