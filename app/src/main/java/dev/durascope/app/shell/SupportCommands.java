package dev.durascope.app.shell;

import dev.durascope.app.command.Commands;
import dev.durascope.app.diagnostics.Crash;
import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.look.Copy;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.text.Texts;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Stage;

/** What helps when something went wrong: what was told, what crashed, and a page for whoever is asked. */
final class SupportCommands {
    static final String NOTIFICATIONS = "help.notifications";
    static final String DIAGNOSTICS = "help.diagnostics";
    static final String CRASHES = "help.crashes";

    /** In the Help menu. */
    static final List<String> IN_HELP_MENU = List.of(NOTIFICATIONS, CRASHES, DIAGNOSTICS);

    private final WindowModel model;
    private final Stage stage;
    private final Support support;
    private final Supplier<List<String>> window;

    private SupportCommands(WindowModel model, Stage stage, Supplier<List<String>> window) {
        this.model = model;
        this.stage = stage;
        this.support = model.services().support();
        this.window = window;
    }

    /**
     * Adds them.
     *
     * @param window what the window shows, for the page
     * @return tells of crashes: called every frame, and does little when there are none
     */
    static Runnable add(Commands commands, WindowModel model, Stage stage, Supplier<List<String>> window) {
        SupportCommands support = new SupportCommands(model, stage, window);
        commands.add(
                NOTIFICATIONS,
                Texts.text("shell.command.help.notifications"),
                Texts.text("shell.command.help.notifications.description"),
                DurascopeIcons.INFORMATION,
                "Shortcut+Shift+N",
                Commands.ALWAYS,
                support::notifications);
        commands.add(
                CRASHES,
                Texts.text("shell.command.help.crashes"),
                Texts.text("shell.command.help.crashes.description"),
                null,
                null,
                Commands.ALWAYS,
                support::crashes);
        commands.add(
                DIAGNOSTICS,
                Texts.text("shell.command.help.diagnostics"),
                Texts.text("shell.command.help.diagnostics.description"),
                DurascopeIcons.COPY,
                null,
                Commands.ALWAYS,
                support::diagnostics);
        return support::tellCrashes;
    }

    private void notifications() {
        WindowServices services = model.services();
        NotificationsDialog.show(stage, model.notices(), services.clock(), services.zone());
    }

    private void diagnostics() {
        List<String> shown = window.get();
        model.background()
                .run(
                        Texts.text("shell.diagnostics.collecting"),
                        () -> support.diagnostics(shown),
                        page -> {
                            Copy.text(page);
                            model.notices()
                                    .tell(Notice.success(Texts.text("shell.diagnostics.copied"))
                                            .with(new Notice.Act(
                                                    Texts.text("shell.diagnostics.show"),
                                                    () -> showDiagnostics(page))));
                        },
                        failure -> model.notices().problem(Texts.text("shell.diagnostics.notCollected"), failure));
    }

    private void showDiagnostics(String page) {
        TextDialog.show(stage, Texts.text("shell.diagnostics.title"), Texts.text("shell.diagnostics.header"), page);
    }

    private void crashes() {
        model.background()
                .run(
                        "",
                        support.crashes()::kept,
                        kept -> {
                            if (kept.isEmpty()) {
                                model.notices().tell(Notice.information(Texts.text("shell.crashes.none")));
                            } else {
                                show(kept);
                            }
                        },
                        failure -> model.notices().problem(Texts.text("shell.crashes.notRead"), failure));
    }

    private void show(List<Crash> reports) {
        TextDialog.show(
                stage,
                Texts.text("shell.crashes.title"),
                reports.size() == 1
                        ? Texts.text("shell.crashes.one", support.crashes().directory())
                        : Texts.text(
                                "shell.crashes.several",
                                reports.size(),
                                support.crashes().directory()),
                text(reports));
    }

    private static String text(List<Crash> reports) {
        return reports.stream()
                .map(each -> each.file().getFileName() + "\n" + each.text())
                .collect(Collectors.joining("\n" + "—".repeat(60) + "\n\n"));
    }

    /** Offers what earlier runs left. */
    static void offer(WindowModel model, Stage stage) {
        SupportCommands support = new SupportCommands(model, stage, List::of);
        model.background()
                .run(
                        "",
                        model.services().support()::takeLeft,
                        left -> {
                            if (!left.isEmpty()) {
                                model.notices().tell(support.offered(left));
                            }
                        },
                        failure -> model.notices().problem(Texts.text("shell.crashes.notRead"), failure));
    }

    private Notice offered(List<Crash> left) {
        String title = left.getFirst().title();
        String what = title.endsWith(".") ? title : title + ".";
        return Notice.information(
                        left.size() == 1
                                ? Texts.text("shell.crashes.left", what)
                                : Texts.text("shell.crashes.leftSeveral", what, left.size()))
                .with(acts(left));
    }

    private Notice.Act[] acts(List<Crash> reports) {
        return new Notice.Act[] {
            new Notice.Act(Texts.text("shell.crashes.show"), () -> show(reports)),
            new Notice.Act(Texts.text("shell.crashes.copy"), () -> Copy.text(text(reports))),
            new Notice.Act(
                    Texts.text("shell.crashes.discard"),
                    () -> model.background()
                            .run(
                                    "",
                                    () -> support.crashes().discard(reports),
                                    failure ->
                                            model.notices().problem(Texts.text("shell.crashes.notDiscarded"), failure)))
        };
    }

    private void tellCrashes() {
        for (Crash crash : support.takeCrashes()) {
            model.notices()
                    .tell(Notice.problem(Texts.text(
                                    "shell.crashes.now", crash.title().replaceFirst("^Durascope failed: ", "")))
                            .with(acts(List.of(crash))));
        }
    }
}
