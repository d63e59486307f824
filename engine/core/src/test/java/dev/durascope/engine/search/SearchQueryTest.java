package dev.durascope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    @Test
    void filtersStandAnywhereAndTheRestIsText() throws InvalidSearchException {
        SearchQuery query = SearchQuery.parse("  status:failed,Timed_Out payment  declined TYPE:Step in:error ");

        assertThat(query)
                .isEqualTo(new SearchQuery(
                        "payment  declined",
                        Set.of(SearchScope.ERROR),
                        Set.of(SearchStatus.FAILED, SearchStatus.TIMED_OUT),
                        Set.of("step")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-4711|order-4711",
                "\"status\":\"paid\"|\"status\":\"paid\"",
                "status: failed|status: failed",
                "a text:status:failed |a-",
                "text:status:failed|status:failed",
                "substatus:failed|substatus:failed"
            })
    void whatIsNoFilterIsText(String typed, String text) throws InvalidSearchException {
        SearchQuery query = SearchQuery.parse(typed);
        assertThat(query.statuses()).isEmpty();
        assertThat(query.text()).isEqualTo(text.equals("a-") ? "status:failed" : text);
    }

    @Test
    void awsWordsForStatusesAreUnderstood() throws InvalidSearchException {
        assertThat(SearchQuery.parse("status:STARTED").statuses())
                .containsExactlyInAnyOrder(SearchStatus.RUNNING, SearchStatus.WAITING);
        assertThat(SearchQuery.parse("status:pending").statuses()).containsExactly(SearchStatus.RETRYING);
        assertThat(SearchQuery.parse("status:open").statuses()).hasSize(4);
    }

    @Test
    void anUnknownStatusIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> SearchQuery.parse("status:faild x"))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageStartingWith("There is no status faild: take one of open, running, waiting, retrying")
                .hasMessageEndingWith("stopped.");
        assertThatThrownBy(() -> SearchQuery.parse("in:names"))
                .hasMessage("There is no place names to look in: take one of name, id, payload, error.");
    }

    @Test
    void onlyATextOrAFilterIsSomethingToSeek() throws InvalidSearchException {
        assertThat(SearchQuery.parse("  ").isBlank()).isTrue();
        assertThat(SearchQuery.parse("in:name").isBlank()).isTrue();
        assertThat(SearchQuery.parse("type:step").isBlank()).isFalse();
    }

    @Test
    void aQueryIsReadAgainAsItWas() throws InvalidSearchException {
        Random random = new Random(7);
        List<String> parts = List.of(
                "status:failed",
                "status:open",
                "type:wait,Map",
                "in:id",
                "text:",
                "a",
                " b ",
                "type:",
                "\"x\":1",
                "in:",
                " ");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                typed.append(parts.get(random.nextInt(parts.size()))).append(random.nextBoolean() ? " " : "");
            }
            SearchQuery query;
            try {
                query = SearchQuery.parse(typed.toString());
            } catch (InvalidSearchException refused) {
                continue;
            }
            assertThat(SearchQuery.parse(query.typed())).as(typed.toString()).isEqualTo(query);
        }
    }
}
