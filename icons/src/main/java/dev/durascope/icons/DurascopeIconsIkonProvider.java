package dev.durascope.icons;

import org.kordamp.ikonli.IkonProvider;

/** Tells tools that list Ikonli's packs of this one; found as a service. */
public final class DurascopeIconsIkonProvider implements IkonProvider<DurascopeIcons> {
    @Override
    public Class<DurascopeIcons> getIkon() {
        return DurascopeIcons.class;
    }
}
