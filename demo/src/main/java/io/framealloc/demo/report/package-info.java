/** Turns recordings into a table, a CSV file, pictures and one HTML page. */
@NullMarked
package io.framealloc.demo.report;

import org.jspecify.annotations.NullMarked;
