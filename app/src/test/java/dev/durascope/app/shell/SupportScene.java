package dev.durascope.app.shell;

import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.testing.Journals;
import java.time.Instant;
import java.time.ZoneOffset;

/** The dialogs that help when something went wrong, filled. */
final class SupportScene {
    private SupportScene() {}

    static void notifications(PictureScenes scenes) {
        Instant[] now = {Journals.START.minusSeconds(3_600 * 30)};
        Notices notices = new Notices(() -> now[0]);
        notices.tell(
                Notice.information("One handler is open at a time, so refund-lambda.zip stands under Open Recent."));
        now[0] = Journals.START.minusSeconds(420);
        notices.tell(Notice.success("order-4711 is saved as order-4711.durascope."));
        notices.tell(Notice.problem(
                "The settings cannot be kept: /home/me/.local/share/durascope/settings.json cannot be written (No space left on"
                        + " device). They hold until Durascope is closed."));
        NotificationsDialog.show(scenes.stage(), notices, () -> Journals.START, ZoneOffset.UTC);
    }

    static void crash(PictureScenes scenes) {
        TextDialog.show(
                scenes.stage(), "Crash Reports", "One report, kept in /home/me/.local/share/durascope/crashes", """
                crash-20261121-231502-123-00.txt
                Durascope failed: java.lang.IllegalStateException: the row has no operation

                Thread: JavaFX Application Thread

                java.lang.IllegalStateException: the row has no operation
                	at dev.durascope.app.tree.TreeProjection.row(TreeProjection.java:212)
                	at dev.durascope.app.tree.OperationTreeView.show(OperationTreeView.java:140)
                	at dev.durascope.app.feed.FramePulse.handle(FramePulse.java:44)

                ## Machine

                Durascope: 0.1.0
                System: Linux 6.12, amd64, 8 processors
                Java: 25.0.3+9-LTS, Eclipse Adoptium, OpenJDK 64-Bit Server VM, in ~/jdk
                """);
    }
}
