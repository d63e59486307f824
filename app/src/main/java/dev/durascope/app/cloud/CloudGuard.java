package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.Guard;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** Asks before anything is done to an execution on AWS, but for what a read-only connection refuses anyhow. */
final class CloudGuard implements Guard {
    private final ExecutionArn arn;
    private final ObservableBooleanValue readOnly;
    private final Supplier<@Nullable CloudQuestions> questions;
    private final Notices notices;
    private final Runnable acted;

    /**
     * Stands before one execution.
     *
     * @param questions who is asked; nothing is done while nobody can be
     * @param acted is called after something was done
     */
    CloudGuard(
            ExecutionArn arn,
            ObservableBooleanValue readOnly,
            Supplier<@Nullable CloudQuestions> questions,
            Notices notices,
            Runnable acted) {
        this.arn = arn;
        this.readOnly = readOnly;
        this.questions = questions;
        this.notices = notices;
        this.acted = acted;
    }

    @Override
    public void ask(String deed, Runnable go) {
        CloudQuestions asked = questions.get();
        if (readOnly.get() || asked != null && asked.confirm(deed, CloudPlace.of(arn))) {
            go.run();
        }
    }

    @Override
    public void askToStop(Consumer<ErrorObject> go) {
        CloudQuestions asked = questions.get();
        if (readOnly.get()) {
            Guard.NONE.askToStop(go);
        } else if (asked != null) {
            asked.stop(CloudPlace.of(arn)).ifPresent(go);
        }
    }

    @Override
    public void done(String deed) {
        notices.tell(Notice.success(text("cloud.taken", deed)));
        acted.run();
    }

    @Override
    public void failed(Throwable why) {
        if (why instanceof CloudFault fault && fault.policy() != null) {
            notices.problem(text("cloud.refused"), fault);
        }
    }
}
