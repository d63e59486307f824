package dev.durascope.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedLongTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 4_095, 4_096, 4_097, 8_192, 10_000})
    void everyPastValueIsStillThereHoweverManyFollow(int values) {
        Random random = new Random(values);
        VersionedLong versioned = new VersionedLong();
        TreeMap<Long, Long> expected = new TreeMap<>();
        long position = 0;
        for (int i = 0; i < values; i++) {
            position += 1 + random.nextInt(3);
            versioned.set(position, i);
            versioned.set(position, i + 1_000_000L); // replaces
            expected.put(position, i + 1_000_000L);
        }
        for (long at = 0; at <= position + 1; at++) {
            var entry = expected.floorEntry(at);
            assertThat(versioned.at(at)).isEqualTo(entry == null ? 0 : entry.getValue());
        }
        assertThat(versioned.last())
                .isEqualTo(expected.isEmpty() ? 0 : expected.lastEntry().getValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 4_096, 4_097, 9_000})
    void positionsAreCountedUpToAnyOfThem(int count) {
        Positions positions = new Positions();
        for (int i = 1; i <= count; i++) {
            positions.add(2L * i);
        }
        assertThat(positions.size()).isEqualTo(count);
        for (int at = 0; at <= 2 * count + 1; at++) {
            assertThat(positions.countUpTo(at)).isEqualTo(at / 2);
        }
        assertThat(positions.countUpTo(Long.MAX_VALUE)).isEqualTo(count);
    }
}
