package dev.durascope.engine.jdwp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The head of one packet of the Java Debug Wire Protocol: as much of it as tells who is suspended and resumed.
 *
 * @param header its 11 bytes: length, id, flags, and command set and command, or an error code
 * @param start the first bytes of its data
 * @param rest how many bytes of data follow those
 */
record JdwpPacket(byte[] header, byte[] start, long rest) {
    /** What both sides say before the first packet. */
    static final int HANDSHAKE_BYTES = 14;

    private static final int HEADER_BYTES = 11;
    private static final int START_BYTES = 32;
    private static final int REPLY = 0x80;

    private static final int VIRTUAL_MACHINE = 1;
    private static final int VM_SUSPEND = 8;
    private static final int VM_RESUME = 9;
    private static final int THREAD_REFERENCE = 11;
    private static final int THREAD_SUSPEND = 2;
    private static final int THREAD_RESUME = 3;
    private static final int EVENT = 64;
    private static final int COMPOSITE = 100;

    private static final int POLICY_THREAD = 1;
    private static final int POLICY_ALL = 2;

    /** Events that name no thread first (JDWP, Event command set). */
    private static final int CLASS_UNLOAD = 9;

    private static final int VM_DEATH = 99;

    /** Reads the head of the next packet; {@code null} when there is none any more. */
    static @Nullable JdwpPacket read(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            return null;
        }
        long data = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt()) - HEADER_BYTES;
        if (data < 0) {
            throw new IOException("A packet of the debugger's claims to be shorter than its own header.");
        }
        byte[] start = in.readNBytes((int) Math.min(data, START_BYTES));
        return new JdwpPacket(header, start, data - start.length);
    }

    /** Passes the packet on, with what of it is still to be read. */
    void pass(DataInputStream in, OutputStream out) throws IOException {
        byte[] whole = new byte[header.length + start.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(start, 0, whole, header.length, start.length);
        out.write(whole);
        byte[] buffer = new byte[8192];
        long left = rest;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("The debugger's connection ended within a packet.");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }

    /** Takes note of what this packet does to threads, whichever side it comes from. */
    void follow(Suspensions suspensions) {
        if ((header[8] & REPLY) != 0) {
            return;
        }
        int set = Byte.toUnsignedInt(header[9]);
        int command = Byte.toUnsignedInt(header[10]);
        switch (set) {
            case VIRTUAL_MACHINE -> {
                if (command == VM_SUSPEND) {
                    suspensions.suspendAll();
                } else if (command == VM_RESUME) {
                    suspensions.resumeAll();
                }
            }
            case THREAD_REFERENCE -> {
                if (command == THREAD_SUSPEND && start.length >= Long.BYTES) {
                    suspensions.suspend(threadAt(0));
                } else if (command == THREAD_RESUME && start.length >= Long.BYTES) {
                    suspensions.resume(threadAt(0));
                }
            }
            case EVENT -> {
                if (command == COMPOSITE) {
                    happened(suspensions);
                }
            }
            default -> {}
        }
    }

    /** Suspend policy, number of events; then of each its kind, its request, and the thread it happened on. */
    private void happened(Suspensions suspensions) {
        if (start.length < 6) {
            return;
        }
        int policy = start[0];
        int kind = start[5];
        if (policy == POLICY_ALL) {
            suspensions.suspendAll();
        } else if (policy == POLICY_THREAD
                && kind != CLASS_UNLOAD
                && kind != VM_DEATH
                && start.length >= 10 + Long.BYTES) {
            suspensions.suspend(threadAt(10));
        }
    }

    /** HotSpot's ids have eight bytes. */
    private long threadAt(int offset) {
        return ByteBuffer.wrap(start).getLong(offset);
    }
}
