package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void everyEntryComesBackAsItWasWritten(long seed) {
        for (JournalEntry entry : Journals.oneOfEach(new Random(seed))) {
            String json = Json.text(g -> JournalCodec.write(g, entry));

            assertThat(JournalCodec.read(JournalCodec.type(entry), Json.parse(json, "the entry")))
                    .as(json)
                    .isEqualTo(entry);
        }
    }

    @Test
    void noTypeOfEntryOrEventIsMissingFromTheseTests() {
        Set<Class<?>> seen = new HashSet<>();
        for (JournalEntry entry : Journals.oneOfEach(new Random(1))) {
            seen.add(entry.getClass());
            if (entry instanceof JournalEntry.Event e) {
                seen.add(e.event().getClass());
            }
        }
        List<Class<?>> all = new ArrayList<>(Arrays.asList(JournalEntry.class.getPermittedSubclasses()));
        all.addAll(Arrays.asList(HistoryEvent.class.getPermittedSubclasses()));

        assertThat(seen).containsAll(all);
    }

    @Test
    void eventsAreKeptUnderAwsNamesAndOtherEntriesUnderNamesThatAwsCannotHave() {
        assertThat(Journals.oneOfEach(new Random(1)))
                .allSatisfy(entry -> assertThat(
                                Character.isUpperCase(JournalCodec.type(entry).charAt(0)))
                        .isEqualTo(entry instanceof JournalEntry.Event));
    }
}
