package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.Commands;
import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.source.SourceLink;
import dev.durascope.app.source.SourceModel;
import dev.durascope.icons.DurascopeIcons;
import java.util.Arrays;
import java.util.List;

/** The commands about the handler's source. */
final class SourceCommands {
    static final String JUMP = "source.jump";
    static final String SHOW = "source.show";

    /** As they stand in the menu. */
    static final List<String> IN_DEBUG_MENU = List.of(JUMP, SHOW);

    /** In what sources can be opened. */
    static final List<String> CHOICES =
            Arrays.stream(EditorChoice.values()).map(SourceCommands::in).toList();

    private SourceCommands() {}

    /** The command that chooses an editor. */
    static String in(EditorChoice choice) {
        return "source.in." + choice.id();
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        SourceModel source = model.source();
        commands.addUnless(
                JUMP,
                text("shell.command.source.jump"),
                text("shell.command.source.jump.description"),
                DurascopeIcons.IDE,
                "F4",
                source.obstacleProperty(),
                source::jump);
        commands.addUnless(
                SHOW,
                text("shell.command.source.show"),
                text("shell.command.source.show.description"),
                DurascopeIcons.SOURCE,
                "Shift+F4",
                source.obstacleProperty(),
                source::show);
        for (EditorChoice choice : EditorChoice.values()) {
            commands.add(
                    in(choice),
                    choice == EditorChoice.OWN ? text("shell.command.source.in.own", choice.title()) : choice.title(),
                    explain(choice),
                    null,
                    null,
                    Commands.ALWAYS,
                    choice == EditorChoice.OWN ? window::ownEditorCommand : () -> choose(model, choice));
        }
    }

    private static void choose(WindowModel model, EditorChoice choice) {
        model.services()
                .settings()
                .change(s ->
                        s.withEditor(new Settings.Editor(choice.id(), s.editor().command())));
    }

    private static String explain(EditorChoice choice) {
        return switch (choice) {
            case AUTO -> text("shell.command.source.in.auto.description");
            case INTELLIJ, VS_CODE -> text("shell.command.source.in.named.description", choice.title());
            case OWN -> text("shell.command.source.in.own.description");
            case VIEWER -> text("shell.command.source.in.viewer.description");
        };
    }

    /** The selected operation's line, as a link that jumps there. */
    static SourceLink link(SourceModel model, Command jump) {
        return new SourceLink(
                model, jump::run, jump.key() == null ? "" : jump.key().getDisplayText());
    }
}
