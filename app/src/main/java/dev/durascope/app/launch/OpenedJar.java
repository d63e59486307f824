package dev.durascope.app.launch;

import org.jspecify.annotations.Nullable;

/** The code that the launch page shows. @param handler the one that is chosen in it; absent for none */
public record OpenedJar(JarContents contents, @Nullable HandlerChoice handler) {}
