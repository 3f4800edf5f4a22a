package io.framealloc.cli.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One value of a document, with the way to it for errors.
 *
 * @param json the value
 * @param path such as {@code threads[0].name}
 */
record Node(JsonNode json, String path) {

  interface Read<T> {
    T of(Node node) throws SnapshotException;
  }

  boolean has(String key) {
    return json.hasNonNull(key);
  }

  Node at(String key) throws SnapshotException {
    JsonNode value = json.get(key);
    String way = path.isEmpty() ? key : path + "." + key;
    if (value == null) {
      throw new SnapshotException("key is missing: key=" + way);
    }
    return new Node(value, way);
  }

  Node object(String key) throws SnapshotException {
    Node node = at(key);
    return node.check(node.json.isObject(), "object");
  }

  String text(String key) throws SnapshotException {
    Node node = at(key);
    return node.check(node.json.isString(), "text").json.asString();
  }

  @Nullable String textOrNull(String key) throws SnapshotException {
    return has(key) ? text(key) : null;
  }

  /** A whole number; one of 64 bits without a sign wraps. */
  long number(String key) throws SnapshotException {
    Node node = at(key);
    return node.check(node.json.isIntegralNumber(), "whole number")
        .json
        .bigIntegerValue()
        .longValue();
  }

  @Nullable Long numberOrNull(String key) throws SnapshotException {
    return has(key) ? number(key) : null;
  }

  double decimal(String key) throws SnapshotException {
    Node node = at(key);
    return node.check(node.json.isNumber(), "number").json.asDouble();
  }

  <T> List<T> list(String key, Read<T> read) throws SnapshotException {
    Node list = at(key);
    list.check(list.json.isArray(), "array");
    List<T> values = new ArrayList<>();
    for (JsonNode value : list.json) {
      values.add(read.of(new Node(value, list.path + "[" + values.size() + "]")));
    }
    return values;
  }

  String asText() throws SnapshotException {
    return check(json.isString(), "text").json.asString();
  }

  Node check(boolean right, String expected) throws SnapshotException {
    if (!right) {
      throw new SnapshotException("value is no " + expected + ": key=" + path);
    }
    return this;
  }
}
