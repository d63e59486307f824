package dev.durascope.icons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** The drawing that a glyph is made of: paths in black, and in white where ink is taken away again. */
record Drawing(int code, String name, List<String> paths) {
    static final int GRID = 24;

    private static final Path DIRECTORY = Path.of("src/main/svg/glyphs");
    private static final Pattern FILE = Pattern.compile("u([0-9A-F]{4})-([a-z-]+)\\.svg");
    private static final Pattern PATH = Pattern.compile("<path([^>]*)/>");

    static List<Drawing> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(Drawing::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Drawing of(DurascopeIcons icon) {
        return read(DIRECTORY.resolve("u%04X-%s.svg".formatted(icon.getCode(), nameOf(icon))));
    }

    static String nameOf(DurascopeIcons icon) {
        return icon.getDescription().substring(DurascopeIcons.PREFIX.length());
    }

    private static Drawing read(Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is not called u<code>-<name>.svg");
        }
        try {
            List<String> paths = PATH.matcher(Files.readString(file))
                    .results()
                    .map(path -> path.group(1))
                    .toList();
            return new Drawing(Integer.parseInt(name.group(1), 16), name.group(2), paths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drawn {@code size} pixels high, without the font. */
    Node node(double size) {
        Group group = new Group();
        paths.forEach(path -> group.getChildren().add(shape(path)));
        group.getTransforms().add(new Scale(size / GRID, size / GRID));
        return group;
    }

    private static SVGPath shape(String attributes) {
        SVGPath shape = new SVGPath();
        shape.setContent(attribute(attributes, "d", ""));
        shape.setFill(colour(attribute(attributes, "fill", "none")));
        shape.setStroke(colour(attribute(attributes, "stroke", "#000")));
        shape.setStrokeWidth(Double.parseDouble(attribute(attributes, "stroke-width", "2")));
        shape.setStrokeLineCap(StrokeLineCap.ROUND);
        shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return shape;
    }

    private static Color colour(String value) {
        return "none".equals(value) ? null : Color.web(value);
    }

    private static String attribute(String attributes, String name, String absent) {
        var value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? value.group(1) : absent;
    }
}
