package dev.durascope.engine.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakpointTest {

    @ParameterizedTest
    @CsvSource({
        "charge,charge,true",
        "charge,charge-1,false",
        "charge-*,charge-1,true",
        "charge-?,charge-12,false",
        "a.b,axb,false",
        "'/^charge-\\d+$/',charge-12,true",
        "/arg/,charge,true",
        "/^arg/,charge,false"
    })
    void namesAreMatchedByGlobOrRegularExpression(String pattern, String name, boolean matches)
            throws MalformedException {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void anOperationWithoutANameIsNeverMeant() throws MalformedException {
        assertThat(NamePattern.parse("*").matches(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /charge(/|8|Unclosed group
            /charge|7|the closing one is missing
            /|1|the closing one is missing
            ' '|0|Type a name
            """)
    void aMistakeInAPatternIsMarkedWhereItIs(String pattern, int offset, String message) {
        assertThatThrownBy(() -> NamePattern.parse(pattern))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((MalformedException) e).offset())
                .isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /amount > 1000|{"amount":1000.5}|true
            /amount > 1000|{"amount":1000}|false
            /amount >= 1e3|{"amount":1000}|true
            /amount == 1000|{"amount":1000.0}|true
            /amount < 10|{"amount":"9"}|false
            /customer/tier == "gold"|{"customer":{"tier":"gold"}}|true
            /customer/tier != "gold"|{"customer":{}}|false
            /tags contains "urgent"|{"tags":["a","urgent"]}|true
            /tags/1 == "urgent"|{"tags":["a","urgent"]}|true
            /note contains "gent"|{"note":"urgent"}|true
            /approved exists|{"approved":null}|true
            /approved exists|{}|false
            . == "text"|"text"|true
            /list == [1,2]|{"list":[1,2]}|true
            /amount > 1|not json|false
            """)
    void payloadsAreComparedByValue(String condition, String payload, boolean met) throws MalformedException {
        assertThat(PayloadCondition.parse(condition).isMetBy(payload)).isEqualTo(met);
    }

    @Test
    void anAbsentPayloadMeetsNoCondition() throws MalformedException {
        assertThat(PayloadCondition.parse("/a != 1").isMetBy(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amount > 1000|0|A condition is a JSON Pointer
            /amount is 1000|0|A condition is a JSON Pointer
            /tier == gold|9|gold is not JSON; write texts in double quotes
            /amount >|9|A JSON value must follow >
            /amount exists 1|15|Nothing may follow exists
            """)
    void aMistakeInAConditionIsMarkedWhereItIs(String condition, int offset, String message) {
        assertThatThrownBy(() -> PayloadCondition.parse(condition))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((MalformedException) e).offset())
                .isEqualTo(offset);
    }

    private static Breakpoint of(OperationType type, OperationStatus status, Integer attempt, When when, String payload)
            throws MalformedException {
        return new Breakpoint(
                "b",
                true,
                new Criteria(
                        null,
                        null,
                        type,
                        null,
                        status,
                        attempt,
                        null,
                        payload == null ? null : PayloadCondition.parse(payload)),
                when,
                1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            WAIT|-|-|ON_FAILURE|-|A wait never fails.
            WAIT|-|-|AFTER|/a exists|A wait has no payload.
            WAIT|-|2|AFTER|-|Only steps have more than one attempt.
            STEP|-|0|AFTER|-|Attempts are counted from 1.
            STEP|-|-|BEFORE|/a exists|Before it runs, only a chained invoke has a payload: its input.
            CONTEXT|-|-|ON_SUSPENSION|-|An execution suspends because of what is inside
            EXECUTION|-|-|AFTER|-|The execution itself passes no checkpoint
            STEP|SUCCEEDED|-|BEFORE|-|A step is not SUCCEEDED at that moment.
            CALLBACK|PENDING|-|ON_SUSPENSION|-|A callback is never PENDING.
            STEP|CANCELLED|-|AFTER|-|A step is never CANCELLED.
            CONTEXT|CANCELLED|-|ON_REPLAY|-|A context is never CANCELLED.
            CALLBACK|CANCELLED|-|ON_FAILURE|-|A callback is not CANCELLED at that moment.
            -|STARTED|-|ON_REPLAY|-|An operation is not STARTED at that moment.
            """)
    void aBreakpointThatCanNeverHitSaysWhy(
            OperationType type, OperationStatus status, Integer attempt, When when, String payload, String why)
            throws MalformedException {
        assertThat(of(type, status, attempt, when, payload).impossible())
                .hasValueSatisfying(text -> assertThat(text).contains(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            STEP|PENDING|2|ON_FAILURE|-
            CHAINED_INVOKE|-|-|BEFORE|/a exists
            CALLBACK|TIMED_OUT|-|ON_FAILURE|-
            WAIT|CANCELLED|-|AFTER|-
            CALLBACK|CANCELLED|-|AFTER|-
            CALLBACK|CANCELLED|-|ON_REPLAY|-
            CHAINED_INVOKE|CANCELLED|-|AFTER|-
            CHAINED_INVOKE|CANCELLED|-|ON_REPLAY|-
            -|-|-|AFTER|/a exists
            """)
    void onesThatCanHitSayNothing(
            OperationType type, OperationStatus status, Integer attempt, When when, String payload)
            throws MalformedException {
        assertThat(of(type, status, attempt, when, payload).impossible()).isEmpty();
    }
}
