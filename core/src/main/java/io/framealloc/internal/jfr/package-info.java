/** The events that Flight Recorder sees; the only package that knows the module {@code jdk.jfr}. */
@NullMarked
package io.framealloc.internal.jfr;

import org.jspecify.annotations.NullMarked;
