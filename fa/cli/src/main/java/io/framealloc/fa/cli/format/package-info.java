/** Writes a report in the formats that people and tools read. */
@NullMarked
package io.framealloc.fa.cli.format;

import org.jspecify.annotations.NullMarked;
