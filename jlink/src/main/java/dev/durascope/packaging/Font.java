package dev.durascope.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A font family that lies in a jar of ours: no dependency brings it, so Maven's bill of materials cannot know it.
 *
 * @param name the family, as its {@code name} table says it
 * @param version as its {@code name} table says it
 * @param files how the names of its entries in the jar begin
 * @param text the entry with the text of its licence
 */
record Font(String name, String version, String url, String files, String text) {

    /** The licence of all of them, as SPDX calls it. */
    static final String LICENCE = "OFL-1.1";

    /** Those that somebody else drew. */
    static final List<Font> ALL = List.of(
            new Font(
                    "Inter",
                    "4.001",
                    "https://github.com/rsms/inter",
                    "dev/durascope/app/shell/fonts/inter-",
                    "dev/durascope/app/shell/fonts/inter-LICENSE.txt"),
            new Font(
                    "JetBrains Mono",
                    "2.211",
                    "https://github.com/JetBrains/JetBrainsMono",
                    "dev/durascope/app/shell/fonts/jetbrains-mono-",
                    "dev/durascope/app/shell/fonts/jetbrains-mono-LICENSE.txt"));

    /** The one font that is ours: made of the drawings of the module icons. */
    private static final String OWN = "dev/durascope/icons/durascope-icons.ttf";

    /** Whether an entry of a jar is a font that somebody else may have drawn. */
    static boolean isFont(String entry) {
        return entry.toLowerCase(Locale.ROOT).matches(".*\\.(woff2?|ttf|otf|ttc|eot|pfb)") && !entry.equals(OWN);
    }

    /** The family that an entry of a jar is a file of; empty when it is of none of these. */
    static Optional<Font> of(String entry) {
        return ALL.stream().filter(font -> entry.startsWith(font.files)).findFirst();
    }

    /** Writes it as a member of {@code components} of CycloneDX's JSON. */
    void write(ObjectNode component) {
        component.put("type", "file");
        component.put("name", name);
        component.put("version", version);
        component.putArray("licenses").addObject().putObject("license").put("id", LICENCE);
        ObjectNode website = component.putArray("externalReferences").addObject();
        website.put("type", "website");
        website.put("url", url);
    }
}
