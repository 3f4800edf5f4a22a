package io.framealloc.fa.cli.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Gives each finding a name that outlives changes elsewhere in its file.
 *
 * <p>It is made of the code, the method and the text of the line, without blanks; equal ones in one
 * run are numbered. Line numbers and folders are no part of it.
 */
final class Fingerprints {

  private static final int BYTES = 12;

  private final Map<String, Integer> seen = new HashMap<>();

  String of(String code, String place, String line) {
    String text = code + "\n" + place + "\n" + line.replaceAll("\\s+", "");
    int number = seen.merge(text, 1, Integer::sum);
    byte[] hash = sha256().digest((text + "\n" + number).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
