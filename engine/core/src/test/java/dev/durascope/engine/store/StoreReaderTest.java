package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.JournalRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreReaderTest {
    @TempDir
    Path directory;

    @Test
    void aStoreThatIsOpenElsewhereCanBeLookedAt() {
        List<JournalRecord> records = Journals.random(7, 1, 50);
        Path file = directory.resolve("durascope.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            store.append(Journals.execution(1), records);
            try (StoreReader reader = StoreReader.open(file)) {
                assertThat(reader.executions()).containsExactly(Journals.execution(1));
                assertThat(reader.journal(Journals.execution(1).arn())).isEqualTo(records);
                assertThat(reader.journal(Journals.execution(2).arn())).isEmpty();
            }
        }
    }

    @Test
    void lookingChangesNothing() throws Exception {
        Path file = directory.resolve("durascope.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            store.append(Journals.execution(1), Journals.random(7, 1, 50));
        }
        byte[] before = Files.readAllBytes(file);
        try (StoreReader reader = StoreReader.open(file)) {
            assertThat(reader.executions()).hasSize(1);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whatIsNoStoreIsRefused() throws Exception {
        assertThatThrownBy(() -> StoreReader.open(directory.resolve("none.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no store");
        assertThat(directory.resolve("none.db")).doesNotExist();
        Path text = Files.writeString(directory.resolve("text.db"), "hello, this is no database at all");
        assertThatThrownBy(() -> StoreReader.open(text)).isInstanceOf(StoreException.class);
    }
}
