package dev.durascope.app.look;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Images as PNG: opaque, 24 bits a pixel, and of the same image always the same bytes. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** Eight bits a channel, red, green and blue; no filter but the standard ones, not interlaced. */
    private static final byte[] FORM = {8, 2, 0, 0, 0};

    private Png() {}

    /** An image as the content of a PNG file. */
    public static byte[] of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream head = new DataOutputStream(header);
                DataOutputStream out = new DataOutputStream(png)) {
            head.writeInt(width);
            head.writeInt(height);
            head.write(FORM);
            out.write(SIGNATURE);
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", compressed(image.getPixelReader(), width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written: " + e.getMessage(), e);
        }
        return png.toByteArray();
    }

    private static byte[] compressed(PixelReader pixels, int width, int height) throws IOException {
        byte[] rows = new byte[(width * 3 + 1) * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = 2; // The filter "up": most rows resemble the one above.
            for (int x = 0; x < width; x++) {
                int argb = pixels.getArgb(x, y);
                int above = y == 0 ? 0 : pixels.getArgb(x, y - 1);
                rows[at++] = (byte) ((argb >> 16) - (above >> 16));
                rows[at++] = (byte) ((argb >> 8) - (above >> 8));
                rows[at++] = (byte) (argb - above);
            }
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(data, deflater)) {
            out.write(rows);
        } finally {
            deflater.end();
        }
        return data.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }
}
