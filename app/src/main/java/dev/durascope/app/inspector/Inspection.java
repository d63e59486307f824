package dev.durascope.app.inspector;

import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the inspector shows of one operation at one moment.
 *
 * @param kind type or subtype, in words
 * @param result the result's text; absent when there is none
 * @param noResult why there is no result, for the place where it will stand
 * @param input the input's text; absent when there is none
 * @param hasInput whether this kind of operation has an input at all
 * @param error why it failed; absent when it did not
 * @param attempts its attempts, if it is a step
 * @param fields timing, ids and the rest
 * @param events its events in AWS's history
 */
record Inspection(
        String operationId,
        String title,
        String kind,
        DurascopeIcons icon,
        StatusLook status,
        @Nullable String result,
        String noResult,
        @Nullable String input,
        boolean hasInput,
        @Nullable ErrorObject error,
        List<Attempt> attempts,
        List<Field> fields,
        List<HistoryEvent> events) {}
