/** Reads {@code .fa.toml}. */
@NullMarked
package io.framealloc.fa.cli.config;

import org.jspecify.annotations.NullMarked;
