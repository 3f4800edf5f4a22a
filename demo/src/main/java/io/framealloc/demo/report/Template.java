package io.framealloc.demo.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that travel in the demo's jar, and the placeholders in them. */
public final class Template {

  private static final String UPLOT = "/io/framealloc/demo/uplot/";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Template() {}

  /** The text of a resource; a relative name is one beside this class. */
  public static String resource(String name) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource missing from the demo: name=" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What every page with charts has in it: the look, and the library of the charts. */
  public static Map<String, String> page() throws IOException {
    Map<String, String> values = new HashMap<>();
    values.put("page-style", resource("page.css"));
    values.put("chart-style", resource(UPLOT + "uPlot.min.css"));
    values.put("chart-script", resource(UPLOT + "uPlot.iife.min.js"));
    values.put("chart-licence", escape(resource(UPLOT + "LICENSE").strip()));
    return values;
  }

  /** The text with every <code>{{name}}</code> replaced by its value. */
  public static String fill(String text, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException("placeholder without a value: name=" + matcher.group(1));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  /** The text with the characters escaped that mean something in HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
