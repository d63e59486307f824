package dev.durascope.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Writes images as PNG without Swing. */
public final class Png {
    private Png() {}

    public static void write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        byte[] rows = new byte[(width * 3 + 1) * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int row = at;
            rows[at++] = 2; // filter "up": most rows resemble the one above
            for (int x = 0; x < width; x++) {
                int argb = pixels.getArgb(x, y);
                int above = y == 0 ? 0 : pixels.getArgb(x, y - 1);
                rows[at++] = (byte) ((argb >> 16) - (above >> 16));
                rows[at++] = (byte) ((argb >> 8) - (above >> 8));
                rows[at++] = (byte) (argb - above);
            }
            if (y == 0) {
                rows[row] = 2;
            }
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data, new Deflater(9))) {
            deflater.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream head = new DataOutputStream(header);
                DataOutputStream out = new DataOutputStream(png)) {
            head.writeInt(width);
            head.writeInt(height);
            head.write(new byte[] {8, 2, 0, 0, 0});
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
            Files.createDirectories(file.getParent());
            Files.write(file, png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
