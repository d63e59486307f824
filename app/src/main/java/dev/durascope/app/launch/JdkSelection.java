package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.invoke.JdkFinder;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which JDK the handler runs on: chosen automatically, one that was found, or one in a directory the user named. */
public final class JdkSelection {
    private final Background background;
    private final ObservableList<JdkEntry> entries = FXCollections.observableArrayList(JdkEntry.automatic(null));
    private final ObjectProperty<JdkEntry> chosen = new SimpleObjectProperty<>(entries.getFirst());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private JdkOffer offer = JdkOffer.NODE;
    private Consumer<Path> taken = home -> {};

    JdkSelection(Background background) {
        this.background = background;
        chosen.addListener((o, before, now) -> chosen(before, now));
    }

    /** Says who hears of a directory that was chosen by hand and will do. */
    public void onTaken(Consumer<Path> listener) {
        taken = listener;
    }

    /** What can be chosen, the automatic choice first. */
    public ObservableList<JdkEntry> entries() {
        return entries;
    }

    /** What is chosen. */
    public ObjectProperty<JdkEntry> chosenProperty() {
        return chosen;
    }

    /** Why a directory was not taken, or the last run's JDK cannot be; empty when all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the handler will run on and why; empty while nothing can run it. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** The directory that the launch configuration names; {@code null} for the automatic choice. */
    @Nullable
    Path home() {
        return chosen.get().home();
    }

    /** Why nothing can be run on what is chosen; empty when it can. */
    String obstacle() {
        return home() == null ? offer.problem() : "";
    }

    /** Begins anew with what a jar can be run on. */
    void show(JdkOffer newOffer) {
        offer = newOffer;
        problem.set("");
        entries.setAll(JdkEntry.automatic(newOffer.automatic()));
        newOffer.found().forEach(jdk -> entries.add(JdkEntry.of(jdk)));
        chosen.set(entries.getFirst());
        say();
    }

    private void chosen(@Nullable JdkEntry before, @Nullable JdkEntry now) {
        if (now == null) {
            chosen.set(before == null || !entries.contains(before) ? entries.getFirst() : before);
            return;
        }
        problem.set("");
        say();
    }

    private void say() {
        Jdk jdk = chosen.get().jdk();
        sentence.set(jdk == null ? offer.why() : text("launch.jdk.chosenBelow", jdk.version(), jdk.home()));
    }

    /**
     * Takes the JDK of a directory; what was chosen before stays when it holds none that will do, and {@link
     * #problemProperty} says why.
     *
     * @param home {@code null} for the automatic choice
     */
    public void choose(@Nullable Path home) {
        for (JdkEntry entry : entries) {
            if (home == null ? entry.jdk() == null : home.equals(entry.home())) {
                chosen.set(entry);
                return;
            }
        }
        JdkOffer asked = offer;
        background.run(
                "",
                () -> JdkFinder.at(home, text("launch.jdk.byHand"))
                        .orElseThrow(() -> new IllegalArgumentException(text("launch.jdk.none", home))),
                jdk -> {
                    if (asked == offer) {
                        take(jdk);
                    }
                },
                failure -> {
                    if (asked == offer) {
                        problem.set(Notice.reason(failure));
                    }
                });
    }

    private void take(Jdk jdk) {
        String refusal = offer.refusal(jdk);
        if (!refusal.isEmpty()) {
            problem.set(refusal);
            return;
        }
        JdkEntry entry = JdkEntry.of(jdk);
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
        chosen.set(entry);
        taken.accept(jdk.home());
    }
}
