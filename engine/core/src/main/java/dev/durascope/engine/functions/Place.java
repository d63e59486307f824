package dev.durascope.engine.functions;

/**
 * A place in a file.
 *
 * @param path keys and indices from the root, such as {@code Resources.Orders.Properties.Layers[0]}; empty at the root
 * @param line 1 for the first; 0 when it cannot be told
 */
record Place(String path, int line) {

    static final Place FILE = new Place("", 0);

    Place key(String key, int atLine) {
        return new Place(path.isEmpty() ? key : path + "." + key, atLine);
    }

    Place index(int index, int atLine) {
        return new Place(path + "[" + index + "]", atLine);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return path;
        }
        return path.isEmpty() ? "line " + line : path + " (line " + line + ")";
    }
}
