package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding that is being written. */
public final class Draft {

  record Other(Place place, String label) {}

  private final Code code;
  private final String message;
  private final String label;
  private final List<Other> others = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Fix> fixes = new ArrayList<>();
  private String help = "";
  private Code.@Nullable Severity severity;

  Draft(Code code, String message, String label) {
    this.code = code;
    this.message = message;
    this.label = label;
  }

  Draft related(@Nullable Place place, String text) {
    if (place != null) {
      others.add(new Other(place, text));
    }
    return this;
  }

  Draft note(String text) {
    notes.add(text);
    return this;
  }

  Draft help(String text) {
    help = text;
    return this;
  }

  Draft fix(@Nullable Fix fix) {
    if (fix != null) {
      fixes.add(fix);
    }
    return this;
  }

  Draft asWarning() {
    severity = Code.Severity.WARNING;
    return this;
  }

  Code code() {
    return code;
  }

  String message() {
    return message;
  }

  String label() {
    return label;
  }

  List<Other> others() {
    return others;
  }

  List<String> notes() {
    return notes;
  }

  List<Fix> fixes() {
    return fixes;
  }

  String help() {
    return help;
  }

  Code.@Nullable Severity severity() {
    return severity;
  }
}
