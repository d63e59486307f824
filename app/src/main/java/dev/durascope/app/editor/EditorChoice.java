package dev.durascope.app.editor;

import static dev.durascope.app.text.Texts.text;

import java.util.Locale;

/** In what sources are opened. */
public enum EditorChoice {
    /** The IDE that runs, else the one whose folder is in the project, else any that is found, else Durascope's own viewer. */
    AUTO(text("editor.choice.automatic")),
    /** IntelliJ IDEA. */
    INTELLIJ("IntelliJ IDEA"),
    /** Visual Studio Code, or one built of it. */
    VS_CODE("VS Code"),
    /** What the user's own command starts. */
    OWN(text("editor.choice.own")),
    /** Durascope's own viewer. */
    VIEWER("Durascope");

    private final String title;

    EditorChoice(String title) {
        this.title = title;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** How settings name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice of a name in the settings; automatic when there is none of it. */
    public static EditorChoice of(String id) {
        for (EditorChoice choice : values()) {
            if (choice.id().equals(id)) {
                return choice;
            }
        }
        return AUTO;
    }
}
