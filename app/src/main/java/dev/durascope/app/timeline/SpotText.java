package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.invocations.InvocationsModel;
import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.text.Sizes;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.model.OperationType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Says what lies at a point, and what a row holds, in words. */
final class SpotText {
    private final TimelineModel model;
    private final ZoneId zone;

    SpotText(TimelineModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
    }

    /** A few lines for who points there; empty when there is nothing to say. */
    String of(Spot spot) {
        return switch (spot) {
            case Spot.Nowhere nowhere -> "";
            case Spot.Moment moment -> moment(moment);
            case Spot.Invocation invocation -> invocation(invocation.bar());
            case Spot.Row row -> row(row);
            case Spot.Band band -> band(band);
        };
    }

    private String moment(Spot.Moment moment) {
        Span gap = moment.gap();
        String at = at((long) moment.time());
        String words = gap == null ? at : BreaksPainter.words(model, gap) + "\n" + range(gap.from(), gap.to());
        Pace pace = model.paceAt(moment.time());
        return pace == null ? words : words + "\n" + pace.words();
    }

    /** A moment since the start, and the time of day. */
    private String at(long micros) {
        return Picture.words(micros) + " · " + Times.clock(model.standing().instant(micros), zone);
    }

    private String range(long from, long to) {
        return text("timeline.spot.range", Picture.words(from), Picture.words(to));
    }

    private String invocation(Lanes.Bar bar) {
        InvocationState invocation = bar.invocation();
        String began = text(
                "timeline.spot.invocation",
                invocation.number(),
                InvocationsModel.cause(invocation.cause()),
                InvocationsModel.status(invocation),
                Picture.words(bar.to() - bar.from()),
                at(bar.from()));
        String replayed = bar.executed() > bar.from()
                ? text(
                        "timeline.spot.invocation.replayed",
                        Picture.words(bar.executed() - bar.from()),
                        Picture.words(bar.to() - bar.executed()))
                : text("timeline.spot.invocation.executed");
        return began + "\n" + replayed;
    }

    private String row(Spot.Row row) {
        OperationState state = row.state();
        StringBuilder words = new StringBuilder(model.session().title(state));
        words.append(" · ").append(OperationLook.word(state.operation()));
        Bar bar = row.bar();
        if (bar == null) {
            words.append('\n').append(summary(state));
        } else {
            words.append('\n').append(bar(state, bar));
        }
        String runs = runs(state);
        return runs.isEmpty() ? words.toString() : words + "\n" + runs;
    }

    private String bar(OperationState state, Bar bar) {
        String length = took(bar.from(), bar.to());
        String took = bar.open() ? text("timeline.spot.soFar", length) : length;
        String what = switch (bar.kind()) {
            case ATTEMPT ->
                state.attempts().size() > 1
                        ? text(
                                "timeline.spot.attempt",
                                bar.attempt(),
                                state.attempts().size(),
                                bar.look().word())
                        : bar.look().word();
            case WAIT ->
                bar.attempt() > 0
                        ? text("timeline.spot.betweenAttempts", bar.attempt())
                        : bar.look().word();
            case SPAN -> bar.look().word();
        };
        return text("timeline.spot.bar", what, took, at(bar.from()));
    }

    private String runs(OperationState state) {
        if (state.operation().type() == OperationType.EXECUTION) {
            return "";
        }
        List<Integer> executed = state.attempts().stream()
                .map(Attempt::invocation)
                .filter(n -> n > 0)
                .distinct()
                .toList();
        List<Integer> replayed = replayed(state.id());
        if (replayed.isEmpty()) {
            return executed.isEmpty() ? "" : text("timeline.spot.executed", numbers(executed));
        }
        return executed.isEmpty()
                ? text("timeline.spot.replayed", numbers(replayed))
                : text("timeline.spot.executed.replayed", numbers(executed), numbers(replayed));
    }

    private List<Integer> replayed(String id) {
        ExecutionState newest = model.session().newest();
        List<Integer> replayed = new ArrayList<>();
        for (InvocationState invocation : model.standing().invocations()) {
            Sightings sightings = newest.sightings(invocation.number());
            if (sightings.operations().stream()
                    .anyMatch(seen -> seen.replayed() && seen.operationId().equals(id))) {
                replayed.add(invocation.number());
            }
        }
        return replayed;
    }

    /** {@code 1, 3 and 4}; a long list is told by its ends. */
    static String numbers(List<Integer> numbers) {
        if (numbers.size() > 5) {
            return text("timeline.spot.ends", numbers.getFirst(), numbers.getLast(), numbers.size());
        }
        if (numbers.size() < 2) {
            return numbers.isEmpty() ? "" : String.valueOf(numbers.getFirst());
        }
        String first = numbers.subList(0, numbers.size() - 1).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return text("timeline.spot.and", first, numbers.getLast());
    }

    private String band(Spot.Band band) {
        Map<StatusLook, Integer> counts = new EnumMap<>(StatusLook.class);
        for (int row = band.from(); row < band.to(); row++) {
            StatusLook look = Bars.look(model.rows().get(row).state().operation(), model.standing());
            counts.merge(look, 1, Integer::sum);
        }
        StringJoiner words = new StringJoiner(", ");
        counts.forEach((look, count) -> words.add(Sizes.count(count) + " " + lower(look)));
        String first = model.session().title(model.rows().get(band.from()).state());
        String last = model.session().title(model.rows().get(band.to() - 1).state());
        return text("timeline.spot.band", text("count.operations", band.to() - band.from()), words, first, last);
    }

    /** What an operation's row holds, in a sentence for who cannot see it. */
    String summary(OperationState state) {
        StatusLook look = Bars.look(state.operation(), model.standing());
        List<Bar> bars = Bars.of(state, model.standing());
        String took = took(bars.getFirst().from(), bars.getLast().to());
        int attempts = state.attempts().size();
        boolean step = state.operation().type() == OperationType.STEP;
        return step && attempts > 1
                ? text("timeline.spot.summary.attempts", attempts, lower(look), took)
                : text("timeline.spot.summary", lower(look), took);
    }

    /** How long a stretch is, and what of it was skipped. */
    private String took(long from, long to) {
        long skipped = to - from - Picture.lived(model.jumps(), from, to);
        String all = Picture.words(to - from);
        return skipped == 0 ? all : text("duration.skipped", all, Picture.words(skipped));
    }

    /** A row for a screen reader: {@code process-payment, step, 3 attempts, succeeded, 1.4 s}. */
    String spoken(OperationState state) {
        return model.session().title(state) + ", "
                + OperationLook.word(state.operation()).toLowerCase(Locale.ROOT) + ", " + summary(state);
    }

    private static String lower(StatusLook look) {
        return look.word().toLowerCase(Locale.ROOT);
    }
}
