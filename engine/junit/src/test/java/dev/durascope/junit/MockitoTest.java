package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MockitoTest {
    private final Handlers.Gateway gateway = mock(Handlers.Gateway.class);

    @Test
    void aHandlerOfMocksRunsInTheTestsOwnJvm() {
        when(gateway.charge(anyString()))
                .thenThrow(new IllegalStateException("down"))
                .thenReturn("receipt-1");
        try (var runner = DurableFunctionTestRunner.forHandler(new Handlers.Order(gateway))
                .build()) {
            assertThat(runner.run("o"))
                    .hasResult(List.of("o checked", "receipt-1", "o shipped"))
                    .hasStep("charge")
                    .withAttempts(2);
        }
        verify(gateway, times(2)).charge("o");
    }
}
