package dev.durascope.engine.jdwp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JdwpPacketTest {
    private static final int SUSPEND_THREAD = 1;
    private static final int SUSPEND_ALL = 2;
    private static final int BREAKPOINT = 2;
    private static final int CLASS_UNLOAD = 9;

    private final Suspensions suspensions = new Suspensions();

    private static byte[] packet(int flags, int set, int command, byte[] data) {
        return ByteBuffer.allocate(11 + data.length)
                .putInt(11 + data.length)
                .putInt(7)
                .put((byte) flags)
                .put((byte) set)
                .put((byte) command)
                .put(data)
                .array();
    }

    private static byte[] thread(long id) {
        return ByteBuffer.allocate(8).putLong(id).array();
    }

    private static byte[] event(int policy, int kind, long thread) {
        return packet(
                0,
                64,
                100,
                ByteBuffer.allocate(40)
                        .put((byte) policy)
                        .putInt(1)
                        .put((byte) kind)
                        .putInt(3)
                        .putLong(thread)
                        .array());
    }

    private boolean held(byte[] packet) throws IOException {
        JdwpPacket.read(new DataInputStream(new ByteArrayInputStream(packet))).follow(suspensions);
        return suspensions.any();
    }

    @Test
    void whatStopsTheMachineAtABreakpointHoldsUntilItIsResumedAsOften() throws Exception {
        assertThat(held(event(SUSPEND_ALL, BREAKPOINT, 1))).isTrue();
        assertThat(held(packet(0, 1, 8, new byte[0]))).as("suspended again").isTrue();
        assertThat(held(packet(0, 1, 9, new byte[0]))).as("resumed once").isTrue();
        assertThat(held(packet(0, 1, 9, new byte[0]))).as("resumed twice").isFalse();
        assertThat(held(packet(0, 1, 9, new byte[0]))).as("resumed in vain").isFalse();
    }

    @Test
    void aThreadIsCountedOnItsOwn() throws Exception {
        assertThat(held(event(SUSPEND_THREAD, BREAKPOINT, 5))).isTrue();
        assertThat(held(packet(0, 11, 3, thread(6)))).as("another one resumed").isTrue();
        assertThat(held(packet(0, 11, 2, thread(5)))).as("suspended again").isTrue();
        assertThat(held(packet(0, 11, 3, thread(5)))).isTrue();
        assertThat(held(packet(0, 11, 3, thread(5)))).isFalse();
    }

    @Test
    void whoeverResumesEverythingResumesEveryThreadOnce() throws Exception {
        held(event(SUSPEND_THREAD, BREAKPOINT, 5));
        assertThat(held(packet(0, 1, 9, new byte[0]))).isFalse();
        held(event(SUSPEND_ALL, BREAKPOINT, 5));
        assertThat(held(packet(0, 11, 3, thread(5))))
                .as("the others stand still")
                .isTrue();
        assertThat(held(packet(0, 1, 9, new byte[0]))).isFalse();
    }

    @Test
    void repliesOtherCommandsAndEventsThatSuspendNothingChangeNothing() throws Exception {
        assertThat(held(packet(0x80, 1, 8, new byte[0]))).as("a reply").isFalse();
        assertThat(held(packet(0, 1, 7, new byte[0]))).as("IDSizes").isFalse();
        assertThat(held(event(0, BREAKPOINT, 1))).as("policy NONE").isFalse();
        assertThat(held(event(SUSPEND_THREAD, CLASS_UNLOAD, 1))).as("no thread").isFalse();
        assertThat(held(packet(0, 64, 100, new byte[2]))).as("cut short").isFalse();
        assertThat(held(packet(0, 11, 2, new byte[3]))).as("cut short").isFalse();
    }

    @Test
    void packetsOfAnyLengthPassUnchanged() throws Exception {
        byte[] data = new byte[100_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        byte[] sent = packet(0x80, 0, 0, data);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(sent));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JdwpPacket.read(in).pass(in, out);
        assertThat(out.toByteArray()).isEqualTo(sent);
        assertThat(JdwpPacket.read(in)).isNull();
    }

    @Test
    void whatIsNoPacketIsRefused() {
        byte[] wrong = packet(0, 1, 8, new byte[0]);
        wrong[3] = 3;
        assertThatThrownBy(() -> JdwpPacket.read(new DataInputStream(new ByteArrayInputStream(wrong))))
                .isInstanceOf(IOException.class);
        byte[] cut = packet(0x80, 0, 0, new byte[1000]);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(cut, 0, 500));
        assertThatThrownBy(() -> JdwpPacket.read(in).pass(in, new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("within a packet");
    }
}
