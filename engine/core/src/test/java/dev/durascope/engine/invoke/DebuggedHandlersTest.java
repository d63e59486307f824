package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.jdwp.JdwpProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DebuggedHandlersTest {
    private final DebuggedHandlers handlers = new DebuggedHandlers();

    private static FunctionConfig function(Code code, int port) {
        return PoolFixture.function(code, "x.Handler", 60, Map.of())
                .withDevelopment(new Development(true, port, false, List.of()));
    }

    private static FunctionConfig function(int port) {
        return function(new Code.ClassDirectory(Path.of("."), List.of()), port);
    }

    @Test
    void aFunctionKeepsThePortItWasGivenAndASecondProcessGetsAnother() throws Exception {
        JdwpProxy first = handlers.open(function(0), () -> {});
        JdwpProxy beside = handlers.open(function(0), () -> {});
        assertThat(beside.port()).isNotEqualTo(first.port());
        handlers.close(first);
        JdwpProxy next = handlers.open(function(0), () -> {});
        assertThat(next.port()).isEqualTo(first.port());
        assertThat(handlers.now())
                .containsExactly(
                        new DebuggedHandler("troubles", beside.port(), JdwpProxy.State.LISTENING),
                        new DebuggedHandler("troubles", next.port(), JdwpProxy.State.LISTENING));
        assertThat(handlers.now().getFirst().address()).isEqualTo("127.0.0.1:" + beside.port());
        handlers.close(beside);
        handlers.close(next);
        assertThat(handlers.now()).isEmpty();
    }

    @Test
    void aPortOfAnotherProgramIsRefusedWithWhatToDo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> handlers.open(function(port), () -> {}))
                    .isInstanceOf(CodeException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("name another debug port");
            assertThatThrownBy(() -> handlers.check(function(port))).hasMessageContaining("another program");
        }
    }

    @Test
    void aPortIsCheckedWithoutBeingTakenAndOneOfOursIsNoObstacle() throws Exception {
        JdwpProxy ours = handlers.open(function(0), () -> {});
        assertThatCode(() -> handlers.check(function(ours.port()))).doesNotThrowAnyException();
        handlers.close(ours);
        assertThatCode(() -> handlers.check(function(ours.port()))).doesNotThrowAnyException();
        assertThat(handlers.now()).isEmpty();
        assertThatThrownBy(() -> handlers.check(function(new Code.NodeModule(Path.of("index.mjs")), 0)))
                .hasMessageContaining("Node.js");
    }

    @Test
    void whoeverObservesHearsOfEachChange() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        Runnable end = handlers.observe(heard::incrementAndGet);
        JdwpProxy proxy = handlers.open(function(0), () -> {});
        assertThat(heard).hasValue(1);
        handlers.close(proxy);
        assertThat(heard.get()).isGreaterThan(1);
        int before = heard.get();
        end.run();
        handlers.close(handlers.open(function(0), () -> {}));
        assertThat(heard).hasValue(before);
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Development(true, 70_000, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 65535");
    }
}
