package io.framealloc.fa.cli.format;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document with one element on each line. */
final class Xml {

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  Xml() {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens an element; attributes are names and values in turn. */
  Xml open(String name, Object... attributes) {
    return written(
        () -> {
          line();
          xml.writeStartElement(name);
          attributes(attributes);
          depth++;
        });
  }

  /** Writes an element without children. */
  Xml leaf(String name, Object... attributes) {
    return written(
        () -> {
          line();
          xml.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** Writes an element with text in it. */
  Xml text(String name, String text, Object... attributes) {
    return written(
        () -> {
          line();
          xml.writeStartElement(name);
          attributes(attributes);
          xml.writeCharacters(clean(text));
          xml.writeEndElement();
        });
  }

  Xml close() {
    return written(
        () -> {
          depth--;
          line();
          xml.writeEndElement();
        });
  }

  String end() {
    written(
        () -> {
          xml.writeEndDocument();
          xml.close();
        });
    return out + "\n";
  }

  private interface Writing {
    void write() throws XMLStreamException;
  }

  /** A text in memory is written without fail. */
  private Xml written(Writing writing) {
    try {
      writing.write();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i].toString(), clean(attributes[i + 1].toString()));
    }
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML has no way to write control characters. */
  private static String clean(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
