package dev.durascope.icons;

import java.io.InputStream;
import java.net.URL;
import java.util.Objects;
import org.kordamp.ikonli.AbstractIkonHandler;
import org.kordamp.ikonli.Ikon;

/** Tells Ikonli the font of {@link DurascopeIcons}; Ikonli finds it as a service. */
public final class DurascopeIconsIkonHandler extends AbstractIkonHandler {
    private static final String FONT = "durascope-icons.ttf";

    @Override
    public boolean supports(String description) {
        return description != null && description.startsWith(DurascopeIcons.PREFIX);
    }

    @Override
    public Ikon resolve(String description) {
        return DurascopeIcons.findByDescription(description);
    }

    @Override
    public URL getFontResource() {
        return Objects.requireNonNull(DurascopeIcons.class.getResource(FONT), FONT);
    }

    @Override
    public InputStream getFontResourceAsStream() {
        return Objects.requireNonNull(DurascopeIcons.class.getResourceAsStream(FONT), FONT);
    }

    @Override
    public String getFontFamily() {
        return "Durascope Icons";
    }
}
