package dev.durascope.engine.jdwp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.EngineHarness;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy between a debugger and a machine that are both played here. */
@Timeout(30)
class JdwpProxyTest {
    private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESUME = {0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9};
    private static final byte[] START = {
        0, 0, 0, 29, 0, 0, 0, 1, 0, 64, 100, 2, 0, 0, 0, 1, 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
    };

    private JdwpProxy proxy;

    @BeforeEach
    void listen() throws Exception {
        proxy = JdwpProxy.listen(0, true, () -> {});
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    /** The machine, at the port that the proxy would have it listen at. */
    private ServerSocket machine() throws Exception {
        String option = proxy.jvmOption();
        int port = Integer.parseInt(option.substring(option.lastIndexOf(':') + 1));
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private Socket debugger() throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private void awaitState(JdwpProxy.State state) {
        EngineHarness.await(state.name(), () -> proxy.state() == state);
    }

    @Test
    void aMachineIsAwaitedUntilADebuggerHasLetItGo() throws Exception {
        assertThat(proxy.state()).isEqualTo(JdwpProxy.State.AWAITED);
        assertThat(proxy.jvmOption()).contains("suspend=y").contains("quiet=y");
        try (ServerSocket listening = machine();
                Socket debugger = debugger();
                Socket target = listening.accept()) {
            debugger.getOutputStream().write(HANDSHAKE);
            assertThat(target.getInputStream().readNBytes(HANDSHAKE.length)).isEqualTo(HANDSHAKE);
            target.getOutputStream().write(HANDSHAKE);
            assertThat(debugger.getInputStream().readNBytes(HANDSHAKE.length)).isEqualTo(HANDSHAKE);
            awaitState(JdwpProxy.State.HOLDING);

            target.getOutputStream().write(START);
            assertThat(debugger.getInputStream().readNBytes(START.length)).isEqualTo(START);
            assertThat(proxy.state()).isEqualTo(JdwpProxy.State.HOLDING);

            debugger.getOutputStream().write(RESUME);
            assertThat(target.getInputStream().readNBytes(RESUME.length)).isEqualTo(RESUME);
            assertThat(proxy.state()).isEqualTo(JdwpProxy.State.ATTACHED);

            try (Socket second = debugger();
                    InputStream in = second.getInputStream()) {
                assertThat(in.read()).as("a second debugger").isEqualTo(-1);
            }
            debugger.close();
            awaitState(JdwpProxy.State.LISTENING);
            assertThat(target.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoeverIsNoDebuggerLeavesTheMachineWaiting() throws Exception {
        try (ServerSocket listening = machine();
                Socket stranger = debugger();
                Socket target = listening.accept()) {
            stranger.close();
            assertThat(target.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.state()).isEqualTo(JdwpProxy.State.AWAITED);
    }

    @Test
    void aPortInUseIsRefusedAndAClosedProxyGivesItsPortBack() throws Exception {
        assertThatThrownBy(() -> JdwpProxy.listen(proxy.port(), false, () -> {}))
                .isInstanceOf(BindException.class);
        int port = proxy.port();
        proxy.close();
        assertThat(proxy.state()).isEqualTo(JdwpProxy.State.LISTENING);
        for (int again = 0; again < 50; again++) {
            JdwpProxy.listen(port, false, () -> {}).close();
        }
    }
}
