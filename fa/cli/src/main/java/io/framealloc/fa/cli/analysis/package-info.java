/** Runs the engine over source sets, and collects what it finds. */
@NullMarked
package io.framealloc.fa.cli.analysis;

import org.jspecify.annotations.NullMarked;
