package dev.durascope.app.source;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** A line of a source as nodes: its number, and its pieces in their colours. */
final class SourceLine {
    /** What of a line is drawn; generated sources have lines of a megabyte. */
    private static final int MOST_CHARACTERS = 2_000;

    private SourceLine() {}

    /** @param index the line's, 0 for the first */
    static void fill(HBox box, Label number, SourceText source, int index) {
        String whole = source.lines().get(index);
        String line = whole.length() > MOST_CHARACTERS ? whole.substring(0, MOST_CHARACTERS) + " …" : whole;
        int digits = String.valueOf(source.lines().size()).length();
        number.setText(String.format("%" + digits + "d", index + 1));
        box.getChildren().setAll(number);
        for (SourceScanner.Piece piece :
                SourceScanner.pieces(line, source.starts().get(index))) {
            Text text = new Text(piece.text().replace("\t", "    "));
            text.getStyleClass().addAll("json-text", piece.style().styleClass());
            box.getChildren().add(text);
        }
    }
}
