package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.feed.CancelledException;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Obstacle;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.cloud.AttachedExecution;
import dev.durascope.engine.cloud.CallBudget;
import dev.durascope.engine.cloud.CloudActions;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudProfiles;
import dev.durascope.engine.cloud.CloudSource;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.cloud.FetchedOutput;
import dev.durascope.engine.cloud.FollowStatus;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.recording.Recording;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The deployed function that the window is attached to, the execution of it that is followed, and what can be done to
 * them. Belongs to the window's thread; no call is made on it.
 */
public final class CloudModel {

    /**
     * What it needs from around it.
     *
     * @param environment gives what targets leave out, see {@link CloudTarget#parse}
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    public record Surroundings(
            Background background,
            Notices notices,
            SettingsFile settings,
            InstantSource clock,
            Map<String, String> environment,
            Runnable wake) {}

    /** Where executions are shown. */
    public interface Display {
        /** Shows an execution. */
        void show(ExecutionSession session, SessionActions actions);

        /** Puts an execution away that is shown. */
        void close(ExecutionSession session);
    }

    /** Of how many executions the output is kept: it may be some megabytes of each. */
    private static final int KEPT_OUTPUTS = 8;

    private final Surroundings around;
    private final Display display;
    private final CallBudget budget = new CallBudget();
    private final CloudList list;
    private final CloudPace pace;
    private final ReadOnlyObjectWrapper<@Nullable CloudConnection> connection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FollowStatus> following = new ReadOnlyObjectWrapper<>();
    /** By execution, those shown last at the end. */
    private final Map<ExecutionArn, FetchedOutput> outputs = new LinkedHashMap<>();

    private final BooleanProperty readOnly = new SimpleBooleanProperty(true);
    private CloudQuestions.Start lastStart = new CloudQuestions.Start("{}", "", false);
    private @Nullable CloudQuestions questions;
    private @Nullable CloudFollow follow;
    private @Nullable String account;
    private long attaching;

    /** Attached to nothing. */
    public CloudModel(Surroundings around, Display display) {
        this.around = around;
        this.display = display;
        this.list = new CloudList(around.background(), around.wake());
        this.pace = new CloudPace(budget);
        readOnly.addListener((o, before, now) -> {
            if (connection.get() != null) {
                connection.get().setReadOnly(now);
            }
        });
    }

    /** Says who is asked before anything is done; nothing is done before. */
    public void setQuestions(CloudQuestions asked) {
        questions = asked;
    }

    /** A form for a target, blank, on this machine's environment. */
    public AttachForm form() {
        return new AttachForm(around.environment());
    }

    /** A form for the function of an execution: as it was attached to before, else by its ARN. */
    public AttachForm form(ExecutionArn execution) {
        AttachForm form = form();
        form.fill(recent().stream()
                .filter(each -> isOf(execution, each.target()))
                .findFirst()
                .map(each -> new Settings.Attached(execution.functionArn(), each.profile(), "", each.endpoint()))
                .orElseGet(() -> new Settings.Attached(execution.functionArn(), "", "", "")));
        return form;
    }

    /** Whether a target is the function of an execution, or that execution. */
    private static boolean isOf(ExecutionArn execution, String target) {
        String name = execution.function();
        return execution.toString().startsWith(target) || target.equals(name) || target.startsWith(name + ":");
    }

    /** The targets of before, newest first. */
    public List<Settings.Attached> recent() {
        return around.settings().get().attached();
    }

    /** Finds out which profiles the AWS configuration has. */
    void profiles(Consumer<List<String>> found) {
        around.background().run("", CloudProfiles::names, found, failure -> found.accept(List.of()));
    }

    /** The way to what the window is attached to; {@code null} while it is not. */
    public ReadOnlyObjectProperty<@Nullable CloudConnection> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** The function's executions. */
    public CloudList list() {
        return list;
    }

    /** Calls made, and how fast. */
    public CloudPace pace() {
        return pace;
    }

    /** Whether only looking is allowed: on until somebody turns it off, and on again at the next attaching. */
    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /** How the following of the shown execution stands; {@code null} while none is followed. */
    public ReadOnlyObjectProperty<@Nullable FollowStatus> followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** The account, as soon as an ARN has told it; {@code null} before. */
    public @Nullable String account() {
        return account;
    }

    /** Attaches to a function, and shows the execution that is meant, if one is. What was attached before is let go. */
    public void attach(CloudTarget target) {
        long turn = ++attaching;
        around.background()
                .run(
                        text("cloud.attaching", target.function()),
                        () -> {
                            CloudConnection opened = CloudConnection.open(target, budget);
                            opened.region();
                            if (Thread.currentThread().isInterrupted()) {
                                opened.close(); // nobody waits for it any more
                            }
                            return opened;
                        },
                        opened -> {
                            if (turn == attaching) {
                                attached(opened);
                            } else {
                                close(opened);
                            }
                        },
                        failure -> around.notices().problem(text("cloud.notAttached", target.function()), failure));
    }

    private void attached(CloudConnection opened) {
        letGo();
        CloudTarget target = opened.target();
        connection.set(opened);
        readOnly.set(true);
        account = target.account();
        Instant now = around.clock().instant();
        around.settings()
                .change(settings -> settings.withAttached(asNamed(target).at(now)));
        list.follow(opened);
        if (target.execution() != null) {
            open(target.execution());
        }
        tick();
    }

    private static Settings.Attached asNamed(CloudTarget target) {
        String function = target.functionName() + (target.qualifier() == null ? "" : ":" + target.qualifier());
        return new Settings.Attached(
                target.execution() == null ? function : target.execution().toString(),
                target.profile() == null ? "" : target.profile(),
                target.region() == null || target.account() != null ? "" : target.region(),
                target.endpoint() == null ? "" : target.endpoint().toString());
    }

    /** Ends being attached. Nothing is done to what runs. */
    public void detach() {
        attaching++;
        letGo();
        tick();
    }

    private void letGo() {
        ExecutionSession shown = follow == null ? null : follow.session();
        unfollow();
        list.follow(null);
        account = null;
        CloudConnection before = connection.get();
        connection.set(null);
        if (before != null) {
            close(before);
        }
        if (shown != null) {
            display.close(shown);
        }
    }

    private void close(CloudConnection opened) {
        around.background()
                .run("", opened::close, failure -> around.notices().problem(text("cloud.staysOpen"), failure));
    }

    private void unfollow() {
        if (follow != null) {
            follow.close();
            follow = null;
        }
        following.set(null);
    }

    /** Whether an execution belongs to the function that the window is attached to. */
    public boolean isOf(ExecutionArn arn) {
        CloudConnection now = connection.get();
        return now != null
                && now.target().function().equals(arn.function())
                && now.region().equals(arn.region())
                && (account == null || account.equals(arn.account()));
    }

    /** What reads the history of an execution of the attached function once, slowly; {@code null} when it is not of that. */
    public @Nullable Callable<Recording> reading(ExecutionArn arn) {
        CloudConnection now = connection.get();
        return now == null || !isOf(arn) ? null : () -> AttachedExecution.recording(arn, CloudSource.read(now, arn));
    }

    /** Shows an execution of the attached function, and follows it until it ends or another is shown. */
    public void open(ExecutionArn arn) {
        CloudConnection now = connection.get();
        if (now == null) {
            return;
        }
        if (follow != null && follow.arn().equals(arn) && follow.session() != null) {
            display.show(follow.session(), actions(arn, follow.read()));
            return;
        }
        unfollow();
        account = arn.account();
        CloudFollow[] own = new CloudFollow[1];
        own[0] = new CloudFollow(now, arn, around.wake(), new CloudFollow.Presenter() {
            @Override
            public ExecutionSession make(AttachedExecution read) {
                ExecutionSession session = new ExecutionSession(arn, read, around.background(), around.clock());
                session.keepsOutputIn(new CloudOutput(now, arn, around.background(), fetched(arn)));
                return session;
            }

            @Override
            public void show(ExecutionSession session, AttachedExecution read) {
                display.show(session, actions(arn, read));
            }
        });
        follow = own[0];
        follow.statusProperty().addListener((o, before, status) -> told(own[0], status));
    }

    /** What was read of an execution's output outlives its session, so that who comes back to it need not ask again. */
    private FetchedOutput fetched(ExecutionArn arn) {
        FetchedOutput there = outputs.remove(arn);
        FetchedOutput kept = there == null ? new FetchedOutput() : there;
        outputs.put(arn, kept);
        if (outputs.size() > KEPT_OUTPUTS) {
            outputs.remove(outputs.keySet().iterator().next());
        }
        return kept;
    }

    private void told(CloudFollow of, @Nullable FollowStatus status) {
        if (of != follow || status == null) {
            return;
        }
        following.set(status);
        if (status.phase() == FollowStatus.Phase.FAILED && of.session() == null) {
            CloudFault trouble = status.trouble();
            unfollow();
            if (trouble != null) {
                around.notices().problem(text("cloud.notShown", of.arn().name()), trouble);
            }
        }
    }

    /** Takes note of what is shown now; one that is followed and not shown any more is let go. */
    public void shown(@Nullable ExecutionSession session) {
        if (follow != null && follow.session() != null && follow.session() != session) {
            unfollow();
        }
    }

    /** Asks again at once, for whoever has mended what was wrong. */
    public void askNow() {
        if (follow != null) {
            follow.askNow();
        }
        list.askNow();
    }

    /** What keeps a session's execution from being seen as it is; {@code null} for nothing. */
    public @Nullable Obstacle obstacle(ExecutionSession session) {
        FollowStatus status = following.get();
        return status == null || follow == null || follow.session() != session ? null : CloudPace.obstacle(status);
    }

    /** Does a frame's work. */
    public void frame() {
        list.frame();
        if (account == null && !list.rows().isEmpty()) {
            account = list.rows().getFirst().arn().account();
        }
        if (follow != null) {
            follow.frame();
        }
    }

    /** Lets what counts be drawn again. */
    public void tick() {
        pace.show(connection.get(), account, follow == null ? null : following.get());
    }

    // What can be done to it

    /** Starts an execution, once it has been asked which. */
    public void start() {
        CloudConnection now = connection.get();
        if (now == null || questions == null) {
            return;
        }
        CloudPlace where = CloudPlace.of(now.target(), account, now.region());
        questions.start(where, lastStart).ifPresent(wanted -> start(now, wanted));
    }

    private void start(CloudConnection to, CloudQuestions.Start wanted) {
        lastStart = new CloudQuestions.Start(wanted.event(), "", wanted.synchronous());
        String function = to.target().function();
        String name =
                wanted.name().isBlank() ? CloudActions.newName() : wanted.name().strip();
        around.background()
                .run(
                        wanted.synchronous() ? text("cloud.waiting", function) : text("cloud.starting", function),
                        () -> new CloudActions(to).start(wanted.event(), name, wanted.synchronous()),
                        started -> {
                            if (connection.get() == to) {
                                list.askNow();
                                open(started.arn());
                            }
                            around.notices().tell(told(started));
                        },
                        failure -> notStarted(
                                to,
                                new CloudQuestions.Start(wanted.event(), name, wanted.synchronous()),
                                function,
                                failure));
    }

    private static Notice told(CloudActions.Started started) {
        String name = started.arn().name();
        String answer = started.answer();
        if (started.failed()) {
            return Notice.problem(
                    answer == null ? text("cloud.failed", name) : text("cloud.failed.answer", name, brief(answer)));
        }
        return Notice.success(
                answer == null ? text("cloud.started", name) : text("cloud.ended.answer", name, brief(answer)));
    }

    /** What may have been started is offered under its name: started again, it is the same execution. */
    private void notStarted(CloudConnection to, CloudQuestions.Start wanted, String function, Throwable failure) {
        boolean unsure = failure instanceof CancelledException
                || failure instanceof CloudFault fault && fault.kind().mayHaveBeenDone();
        if (unsure) {
            lastStart = wanted;
            if (connection.get() == to) {
                list.askNow();
            }
        }
        around.notices()
                .problem(unsure ? text("cloud.start.unknown", function) : text("cloud.start.none", function), failure);
    }

    private static String brief(String answer) {
        int most = 120;
        return answer.length() <= most ? answer : answer.substring(0, most) + "…";
    }

    private SessionActions actions(ExecutionArn arn, AttachedExecution read) {
        CloudGuard guard = new CloudGuard(arn, readOnly, () -> questions, around.notices(), list::askNow);
        return new SessionActions(read, around.background(), around.notices(), guard);
    }

    /** Ends all of it. */
    public void close() {
        attaching++;
        unfollow();
        list.follow(null);
        if (connection.get() != null) {
            connection.get().close();
        }
    }
}
