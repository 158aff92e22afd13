import java.io.FileInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Reads zips as Java's ZipFile does, or with `stream` as the first argument as its ZipInputStream does. Prints: zip, name,
 * SHA-256 of the content (tabs between); or zip, !, why not.
 */
class Unzip {
  public static void main(String[] arguments) throws Exception {
    boolean stream = arguments[0].equals("stream");
    for (int index = 1; index < arguments.length; index++) {
      try {
        if (stream) readStream(arguments[index]);
        else readFile(arguments[index]);
      } catch (Exception error) {
        System.out.println(arguments[index] + "\t!\t" + error);
      }
    }
  }

  static void readFile(String path) throws Exception {
    try (ZipFile zip = new ZipFile(path)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory()) continue;
        try (InputStream content = zip.getInputStream(entry)) {
          print(path, entry.getName(), content);
        }
      }
    }
  }

  static void readStream(String path) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new FileInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) print(path, entry.getName(), zip);
      }
    }
  }

  static void print(String path, String name, InputStream content) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[65536];
    for (int got = content.read(block); got >= 0; got = content.read(block)) digest.update(block, 0, got);
    System.out.println(path + "\t" + name + "\t" + HexFormat.of().formatHex(digest.digest()));
  }
}
