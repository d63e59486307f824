package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.settings.Settings;

/** How a target that was attached to is told. */
public final class AttachedText {
    private AttachedText() {}

    /** Whose credentials it was asked with, and where it is: {@code profile shop · eu-west-1}. */
    public static String place(Settings.Attached target) {
        return (target.profile().isEmpty()
                        ? text("cloud.attach.defaultCredentials")
                        : text("cloud.attach.theProfile", target.profile()))
                + (target.region().isEmpty() ? "" : " · " + target.region())
                + (target.endpoint().isEmpty() ? "" : " · " + target.endpoint());
    }
}
